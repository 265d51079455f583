"""What a screen reader is given to read, as the browser's accessibility tree has it."""

from typing import Any

from playwright.sync_api import Page

SILENT = {"InlineTextBox", "ListMarker", "LineBreak", "MenuListPopup", "option", "MenuListOption"}
NAMED = {"button", "radio", "combobox", "checkbox", "heading", "group"}
BOXES = {"list", "listitem", "status"}


def read_aloud(page: Page, name: str, role: str = "group") -> list[str]:
    """Return what is heard in the part of a page of that role and name, in the order of reading."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    (part,) = (
        node
        for node in nodes
        if told(node, "role") == role and told(node, "name") == name and not node["ignored"]
    )
    return [heard for child in part["childIds"] for heard in branch(child, by_id)]


def branch(node_id: str, by_id: dict[str, Any]) -> list[str]:
    node = by_id.get(node_id)
    if node is None or told(node, "role") in SILENT:
        return []
    below = [heard for child in node.get("childIds", []) for heard in branch(child, by_id)]
    role, name = told(node, "role"), told(node, "name")
    if node["ignored"]:
        return below
    if role in NAMED:
        return [f"{role} {name}"]
    if role in BOXES:
        return [role, *below]
    if role == "LabelText":  # it is heard with what it labels
        return [heard for heard in below if heard.split()[0] in NAMED]
    return [name] if role == "StaticText" else below


def told(node: dict[str, Any], part: str) -> str:
    said: str = node.get(part, {}).get("value", "")
    return said
