// A button that copies a text; browsers allow it only on a press and on a safe address.
const copy = async (text) => {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.createElement("textarea")
  area.value = text
  area.style.cssText = "position:fixed;opacity:0"
  document.body.append(area)
  area.select()
  document.execCommand("copy")
  area.remove()
}

export default function ({ data, parentElement }) {
  let button = parentElement.querySelector("button")
  if (!button) {
    button = document.createElement("button")
    button.type = "button"
    button.setAttribute("aria-live", "polite")
    parentElement.append(button)
  }
  button.textContent = data.label
  button.onclick = async () => {
    await copy(data.text)
    button.textContent = data.done
    setTimeout(() => { button.textContent = data.label }, 2000)
  }
}
