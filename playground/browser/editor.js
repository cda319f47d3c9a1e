// The editor, loaded when a reader turns to editing.
import { createEditor } from "./index.js";
import { defaultCommands, setIgnoreTab } from "./extensions/commands/index.js";
import { editHistory } from "./extensions/commands/index.js";
import "./prism/languages/python.js";
import "./languages/python.js";

setIgnoreTab(true); // Tab leads on, as everywhere on the page

export function edit(element, value, label, changed) {
  const editor = createEditor(
    element,
    { language: "python", value, tabSize: 4, lineNumbers: false },
    defaultCommands(),
    editHistory(),
  );
  editor.on("update", changed);
  editor.textarea.setAttribute("aria-label", label);
  return editor;
}
