// Marks the section being read in "On this page", and folds the list after a choice on a phone.
const list = document.querySelector(".contents");
const links = new Map();
for (const link of list?.querySelectorAll("a") ?? []) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}

function mark(current) {
  for (const link of links.values()) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// The section being read is the last whose heading has passed the top third of the screen.
function read() {
  let current;
  for (const [heading, link] of links) {
    if (heading.getBoundingClientRect().top < innerHeight / 3) current = link;
  }
  mark(current);
}

// The watched area reaches far up, so that a heading counts as in it once it has passed the line.
const watcher = new IntersectionObserver(read, { rootMargin: "99999px 0px -66% 0px" });
for (const heading of links.keys()) watcher.observe(heading);

list?.addEventListener("click", (event) => {
  if (event.target.closest("a") && matchMedia("(max-width: 63.99rem)").matches) list.open = false;
});
