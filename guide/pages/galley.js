// Draws rows of pieces by createElement and textContent only: the text of a draft is never parsed as HTML.
const element = (tag, name, text) => {
  const made = document.createElement(tag)
  if (name) made.className = name
  if (text !== undefined) made.textContent = text
  return made
}

const graphemes = (text) =>
  "Segmenter" in Intl ? [...new Intl.Segmenter().segment(text)].map((part) => part.segment) : Array.from(text)

const chip = (piece, names, inside) => {
  const made = element(inside ? "span" : "button", `n n-${piece.s}`, String(piece.n ?? piece.slip))
  if (inside) return made
  made.type = "button"
  made.dataset.n = piece.n
  made.setAttribute("aria-label", names[piece.n])
  return made
}

const place = (parent, pieces, data) => {
  pieces.forEach((piece, at) => {
    if ("t" in piece) {
      // The last character and the chips after it stay on one line.
      const glued = pieces[at + 1] && "n" in pieces[at + 1]
      const signs = glued ? graphemes(piece.t) : []
      const last = signs.pop() ?? ""
      parent.append(glued ? signs.join("") : piece.t)
      if (glued) {
        const glue = element("span", "glue", last)
        for (let next = at + 1; next < pieces.length && "n" in pieces[next]; next++) glue.append(chip(pieces[next], data.names))
        parent.append(glue)
      }
    } else if ("n" in piece) {
      const before = pieces.slice(0, at).reverse().find((other) => !("n" in other))
      if (!before || !("t" in before)) parent.append(chip(piece, data.names))
    } else if ("b" in piece) {
      parent.append(element("span", "blank", piece.b))
    } else if ("h" in piece) {
      const sign = element("span", "hidden", "·")
      sign.title = data.hidden + piece.h
      sign.setAttribute("role", "img")
      sign.setAttribute("aria-label", sign.title)
      parent.append(sign)
    } else if ("slip" in piece) {
      const slip = element("button", `slip slip-${piece.s}`)
      slip.type = "button"
      slip.dataset.n = piece.slip
      slip.setAttribute("aria-label", data.names[piece.slip])
      if (piece.add) {
        const added = element("b", "", piece.add)
        added.lang = /[\u3400-\u9fff]/.test(piece.add) ? "zh-Hans" : "en"
        slip.append(element("span", "plus", "+"), added)
      }
      slip.append(element("span", "", piece.text), chip(piece, data.names, true))
      parent.append(slip)
    } else {
      const mark = element("mark", `m m-${piece.s}`)
      mark.dataset.n = piece.m
      if (data.sounds?.[piece.m]) mark.title = data.sounds[piece.m]
      place(mark, piece.c, data)
      parent.append(mark)
    }
  })
}

const drawRows = (root, data) => {
  root.replaceChildren()
  for (const row of data.rows) {
    const drawn = element("div", `row row-${row.kind}`)
    const gutter = element("div", "gutter")
    gutter.append(element("span", "", row.label))
    if (row.note) gutter.append(element("span", row.over ? "over" : "", row.note))
    const text = element("div", "text")
    if (row.kind !== "missing" && row.kind !== "whole") text.lang = data.lang
    place(text, row.pieces, data)
    drawn.append(gutter, text)
    root.append(drawn)
  }
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches

const showCard = (n) => {
  // The card is drawn by the rerun that follows: wait for it, for a second at most.
  let tries = 20
  const look = () => {
    const card = document.querySelector(`.st-key-open-finding-${n}`)
    if (card) card.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" })
    else if (tries-- > 0) setTimeout(look, 50)
  }
  setTimeout(look, 50)
}

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".galley")
  if (!root) {
    root = element("section", "galley")
    parentElement.append(root)
  }
  root.setAttribute("aria-label", data.name)
  const rows = JSON.stringify([data.rows, data.names, data.sounds, data.lang])
  if (root.dataset.rows !== rows) {
    // Redrawing would drop the keyboard's focus, so the rows are drawn again only when they differ.
    drawRows(root, data)
    root.dataset.rows = rows
  }
  root.onclick = (event) => {
    const target = event.target.closest("[data-n]")
    if (!target || (target.tagName === "MARK" && !getSelection().isCollapsed)) return
    const n = Number(target.dataset.n)
    root.dataset.pressed = n
    setTriggerValue("opened", n)
  }
  for (const mark of root.querySelectorAll("[data-n]")) {
    const open = Number(mark.dataset.n) === data.open
    mark.classList.toggle("open", open)
    if (mark.tagName === "BUTTON") mark.setAttribute("aria-pressed", open)
  }
  if (Number(root.dataset.shown) !== data.open) {
    if (Number(root.dataset.pressed) === data.open) showCard(data.open)
    else if (root.dataset.shown !== undefined)
      root.querySelector(".open")?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" })
    root.dataset.shown = data.open
    delete root.dataset.pressed
  }
}
