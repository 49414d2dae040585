// What the layout tests ask of a page. Sizes are CSS px on the screen.

function openAll() {
  for (const part of document.querySelectorAll("details")) part.open = true;
}

function name(element) {
  const words = (element.innerText ?? element.textContent ?? "").trim().replace(/\s+/g, " ");
  return `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} ${words.slice(0, 50)}`;
}

// Shown, and not only for screen readers (`.sr` and `.skip` are clipped to nothing).
function isShown(element) {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  for (let part = element; part; part = part.parentElement) {
    if (getComputedStyle(part).clipPath === "inset(50%)") return false;
  }
  return true;
}

// Everything that reaches beyond either side of the window, whether or not it makes it scroll.
function outside() {
  const page = document.documentElement;
  const found = [];
  if (page.scrollWidth > page.clientWidth) found.push(`scrolls: ${page.scrollWidth} > ${page.clientWidth}`);
  for (const element of document.body.querySelectorAll("*:not(svg *)")) {
    const { left, right, width } = element.getBoundingClientRect();
    if (width && (left < -1 || right > page.clientWidth + 1) && isShown(element)) found.push(name(element));
  }
  return found;
}

function wordsInDrawings() {
  return [...document.querySelectorAll(".drawing svg text")].map((text) => {
    const box = text.getBoundingClientRect();
    const frame = text.ownerSVGElement.getBoundingClientRect();
    return {
      text: text.textContent.trim(),
      size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
      cut: box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom,
    };
  });
}

// Pairs of labels of one drawing that cover each other. Boxes of text are taller than letters.
function drawingsWithWordsOnWords() {
  const found = [];
  for (const drawing of document.querySelectorAll(".drawing svg")) {
    const texts = [...drawing.querySelectorAll("text")].map((text) => [text, text.getBoundingClientRect()]);
    for (const [index, [text, a]] of texts.entries()) {
      for (const [other, b] of texts.slice(index + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > a.height / 3) found.push(`${text.textContent} / ${other.textContent}`);
      }
    }
  }
  return found;
}

// A card whose link covers all of it is pressed anywhere (`::after` with inset 0).
function heights(selector) {
  return [...document.querySelectorAll(selector)].filter(isShown).map((element) => {
    const cover = getComputedStyle(element, "::after");
    const covers = cover.position === "absolute" && cover.content !== "none" && cover.inset === "0px";
    const pressed = covers ? element.closest(".card, li") : element;
    return [name(element), Math.round(pressed.getBoundingClientRect().height * 10) / 10];
  });
}

function smallerThan(least, selector) {
  return [...document.querySelectorAll(selector)]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter(isShown)
    .filter((element) => parseFloat(getComputedStyle(element).fontSize) < least - 0.01)
    .map(name);
}
