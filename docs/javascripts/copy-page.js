// "Copy page" puts the page's Markdown on the clipboard; without JavaScript it stays hidden.
for (const button of document.querySelectorAll("[data-copy-page]")) {
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      const response = await fetch(button.dataset.copyPage);
      if (!response.ok) throw new Error(`status ${response.status}`);
      await navigator.clipboard.writeText(await response.text());
      said.textContent = "Copied.";
    } catch {
      said.textContent = "Not copied: use “View as Markdown”.";
    }
  });
}
