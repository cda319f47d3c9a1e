// For theme/unused_styles.py, which runs PurgeCSS in the folder of the built site.
export default {
  // The theme's last, because PurgeCSS decides sheet by sheet which variables nothing reads.
  css: ["stylesheets/*.css", "assets/playground/*.css", "assets/stylesheets/*.css"],
  // All that may hold the name of a class: the pages, and the scripts that they load.
  content: [
    "**/*.html",
    "assets/javascripts/bundle*.js",
    "javascripts/*.js",
    "assets/playground/*.js",
  ],
  // The ends of these values are no words: `img[src$="#only-dark"]`.
  dynamicAttributes: ["src"],
  fontFace: true,
  keyframes: true,
  variables: true,
};
