"""A report as plain text that a lawyer can read and a diff can show: the goldens of these tests."""

from __future__ import annotations

from solferino.report.parts import (
    Badges,
    Block,
    Bullets,
    Cell,
    Heading,
    Link,
    Mark,
    Note,
    Paragraph,
    Passages,
    Picture,
    Remark,
    ReportModel,
    Table,
)


def cell(content: Cell) -> str:
    out = ""
    for part in content:
        out += f"[{part.note}]" if isinstance(part, Mark) else part.text if isinstance(part, Link) else part
    return out


def block_lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return ["", f"{'#' * (block.level + 1)} {block.number} {block.text}".replace("  ", " "), ""]
        case Paragraph():
            text = " ".join(f"{s.finding.text}[{s.note}]" for s in block.sentences)
            return [f"{block.number}. {text}" + (f" See {block.see.text}." if block.see else ""), ""]
        case Remark():
            return [f"{block.lead + ': ' if block.lead else ''}{block.text}", ""]
        case Badges():
            return ["   ".join(f"{b.axis}: {b.code} {b.name} ({b.by})" for b in block.items), ""]
        case Bullets():
            return [*([block.lead + ":"] if block.lead else []), *(f"- {cell(i)}" for i in block.items), ""]
        case Table():
            rows = [f"| {' | '.join(cell(c) for c in row)} |" for row in block.rows]
            head = f"| {' | '.join(block.head)} |"
            mark = f" [{block.note}]" if block.note else ""
            return [f"Table: {block.caption}{mark}", head, "|" + " --- |" * len(block.head), *rows, ""]
        case Picture():
            return [f"Picture {block.name}: {block.caption}. {block.empty or block.alt} [{block.note}]", ""]
        case Passages():
            return []


def note_lines(note: Note) -> list[str]:
    counted = " " + ", ".join(link.text for link in note.links) if note.links else ""
    same = f" As note {note.same}." if note.same else ""
    out = [f"[{note.number}] {note.lead}".rstrip() + counted + same]
    for s in note.sources:
        f = s.footnote
        if s.seen:
            out.append(f"    as quoted in note {s.seen[0]}{s.seen[1]}")
            continue
        where = f"characters {f.start}–{f.end}" if f.end > f.start else "whole document"
        out.append(f"    {f.kind} {s.document}; {s.published}; {f.document_name}, {where}; sha256 {f.sha256[:12]}")
        if f.end > f.start:
            out.append(f"      {' '.join(s.before.split())} >>{f.text}<< {' '.join(s.after.split())}".rstrip())
        out += [f"      {label}: {words}" for label, words in s.words]
    return out


def as_text(model: ReportModel) -> str:
    lines = [f"# {model.front.title}", model.front.subtitle, model.front.status, ""]
    lines += [f"{k}: {v}" for k, v in model.front.facts] + ["", *model.front.notices, ""]
    lines += [f"({t.value}) {t.label} [{t.note}]" for t in model.tiles]
    for section in model.sections:
        lines += block_lines(section.heading)
        for block in section.blocks:
            lines += block_lines(block)
    lines += ["", "## Notes", ""]
    for note in model.notes:
        lines += note_lines(note)
    return "\n".join(lines).rstrip() + "\n"
