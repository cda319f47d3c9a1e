"""A picture for each page, which other sites show beside a link to it (https://ogp.me).

1200 by 630 pixels; made only for a site that knows its own address, because such links are whole
URLs. The letters are those that Pillow brings along.
"""

import io
import textwrap

from PIL import Image, ImageDraw, ImageFont

from theme.site import Site, SitePage

_SIZE = (1200, 630)
_GROUND, _MARK, _TITLE, _TEXT = "#0d3b44", "#73d3cf", "#ffffff", "#c7dedb"
_LEFT = 90


def name_card(page: SitePage) -> dict[str, object]:
    """`card`: where the page's picture will be, relative to the home page."""
    return {"card": _uri(page)} if page.site.url else {}


def draw_cards(site: Site) -> None:
    """Draws the cards of all pages."""
    for page in site.pages.values() if site.url else []:
        content = io.BytesIO()
        title = site.name if page.uri == "index.html" else page.title
        card(title, page.description, site.name).save(content, "PNG")
        site.write(_uri(page), content.getvalue())


def _uri(page: SitePage) -> str:
    return f"assets/cards/{page.url.strip('/').replace('/', '-') or 'home'}.png"


def card(title: str, description: str, site: str) -> Image.Image:
    """The picture, with the title and description broken into lines."""
    image = Image.new("RGB", _SIZE, _GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 24, _SIZE[1]), fill=_MARK)
    draw.text((_LEFT, 80), site, font=ImageFont.load_default(34), fill=_MARK)
    title_lines = textwrap.wrap(title, 26)
    text_lines = textwrap.wrap(description, 56)
    draw.multiline_text(
        (_LEFT, 170), "\n".join(title_lines), font=ImageFont.load_default(76), fill=_TITLE
    )
    draw.multiline_text(
        (_LEFT, 210 + 92 * len(title_lines)),
        "\n".join(text_lines),
        font=ImageFont.load_default(36),
        fill=_TEXT,
        spacing=12,
    )
    # Few colours make a small file, and 16 are enough for smooth edges.
    return image.quantize(16, method=Image.Quantize.FASTOCTREE)
