"use strict";
/* The report's page: overview (map, timeline, chart), facts, articles. Everything from the records is put into the page
   as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";
const LISTS = ["date", "quantity", "place", "service", "organisation"];
const KINDS = { departure: "run", arrival: "run", passage: "run", launch: "launch", suspension: "suspension" };
const CLASSES = { run: "run", launch: "launch", planned: "planned", suspension: "suspended or cancelled" };
const SHOWN = 100;

let articles = [], facts = [], world = null, shownFacts = SHOWN, mapView = "data";
const chosen = { kind: "", status: "", country: "", operator: "", service: "", from: "", to: "", only: null, onlyName: "" };

function h(tag, attributes, ...children) {
  const svg = ["svg", "g", "path", "circle", "rect", "line", "text", "title", "defs", "pattern"].includes(tag);
  const node = svg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined) node.append(child);
  return node;
}

/* A shape of a drawing that acts: reached by mouse, touch and keyboard. */
function acts(node, label, act) {
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "button");
  node.setAttribute("aria-label", label);
  node.prepend(h("title", {}, label));
  node.addEventListener("click", act);
  node.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } });
  return node;
}

async function unpack(id) {
  const element = document.getElementById(id);
  const letters = atob(element.textContent), bytes = new Uint8Array(letters.length);
  element.remove();
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

const looks = (fact) => fact.type === "statistic" ? "statistic"
  : fact.kind === "suspension" || fact.status === "cancelled" ? "suspension" : fact.status === "planned" ? "planned" : KINDS[fact.kind];
const ends = (fact) => fact.type === "movement" ? [fact.origin, fact.destination, ...fact.via] : [fact.place];
const countries = (fact) => ends(fact).filter(Boolean).map((place) => place[1]).filter(Boolean);
const order = new Intl.Collator("en").compare;  // made once: localeCompare makes one at each call
const located = (place) => place && place[2] !== null && place[2] !== undefined;
const plural = (n, word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;

function passes(fact) {
  if (chosen.only && !chosen.only.has(fact)) return false;
  if (chosen.kind && fact.kind !== chosen.kind) return false;
  if (chosen.status && (fact.type !== "movement" || fact.status !== chosen.status)) return false;
  if (chosen.country && !countries(fact).includes(chosen.country)) return false;
  if (chosen.operator && fact.operator !== chosen.operator) return false;
  if (chosen.service && fact.service !== chosen.service) return false;
  const from = fact.from || fact.to, to = fact.to || fact.from;
  if (chosen.from && (!to || to < chosen.from)) return false;
  if (chosen.to && (!from || from.slice(0, chosen.to.length) > chosen.to)) return false;
  return true;
}

const selected = () => facts.filter(passes);

/* ---- filters ---- */

function filters() {
  const values = (of) => [...new Set(facts.flatMap(of).filter(Boolean))].sort(order);
  const choice = (name, label, options) => h("label", {}, label, h("select", {
    name, onchange: (event) => { chosen[name] = event.target.value; refresh(); } },
    h("option", { value: "" }, "all"), options.map((value) => h("option", { value }, value))));
  const day = (name, label) => h("label", {}, label, h("input", {
    name, type: "text", inputmode: "numeric", placeholder: "YYYY-MM-DD", pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?", size: 10,
    onchange: (event) => { chosen[name] = event.target.value.trim(); refresh(); } }));
  const form = document.getElementById("filters");
  form.replaceChildren(
    choice("kind", "Kind", ["departure", "arrival", "passage", "launch", "suspension", "level", "change"]),
    choice("status", "Status", ["done", "planned", "cancelled"]),
    choice("country", "Country", values(countries)),
    choice("operator", "Operator", values((fact) => [fact.operator])),
    choice("service", "Service", values((fact) => [fact.service])),
    day("from", "From"), day("to", "To"),
    h("button", { type: "button", onclick: () => { form.reset(); for (const key of Object.keys(chosen)) chosen[key] = key === "only" ? null : ""; refresh(); } }, "Clear"));
  form.addEventListener("submit", (event) => event.preventDefault());
}

function refresh() { shownFacts = SHOWN; show(); }

function only(list, name) {
  chosen.only = new Set(list);
  chosen.onlyName = name;
  shownFacts = SHOWN;
  location.hash === "#facts" ? show() : (location.hash = "#facts");
}

/* ---- overview ---- */

function overview() {
  const list = selected();
  const runs = list.filter((fact) => fact.type === "movement");
  const said = new Set(list.map((fact) => fact.article));
  const count = (n, word) => h("div", { class: "count" }, h("b", {}, n.toLocaleString("en")), word);
  return [
    h("section", { class: "counts", "aria-label": "Counts" },
      count(said.size, "articles with facts"), count(runs.length, "movements"), count(list.length - runs.length, "statistics"),
      count(new Set(list.flatMap(countries)).size, "countries"),
      count(new Set(list.map((fact) => fact.operator).filter(Boolean)).size, "operators"),
      count(new Set(list.map((fact) => fact.service).filter(Boolean)).size, "services")),
    mapSection(runs, list), timeline(runs), series(list.filter((fact) => fact.type === "statistic"))];
}

function legend(entries, sample) {
  return h("ul", { class: "legend" }, entries.map(([name, label]) => h("li", {}, h("svg", { width: 34, height: 12, "aria-hidden": "true" }, sample(name)), label)));
}

const line = (name) => h("line", { x1: 1, x2: 33, y1: 6, y2: 6, class: `arc ${name}` });
const block = (name) => h("rect", { x: 8, y: 0, width: 18, height: 12, class: `bar ${name}`, style: name === "run" ? null : `fill: url(#hatch-${name})` });

function mapSection(runs, list) {
  const width = 960, height = 480, arcs = new Map(), dots = new Map();
  for (const fact of runs) {
    if (!located(fact.origin) || !located(fact.destination)) continue;
    const key = JSON.stringify([fact.origin.slice(1), fact.destination.slice(1), looks(fact)]);
    arcs.has(key) ? arcs.get(key).push(fact) : arcs.set(key, [fact]);
  }
  for (const index of new Set(list.map((fact) => fact.article))) for (const [name, country, lat, lon, mentions] of articles[index].points) {
    const key = `${lat},${lon}`;
    const dot = dots.get(key) || { name, country, lat, lon, mentions: 0, articles: new Set() };
    dot.mentions += mentions;
    dot.articles.add(index);
    dots.set(key, dot);
  }
  const points = { type: "MultiPoint", coordinates: [...dots.values()].map((dot) => [dot.lon, dot.lat]) };
  const projection = d3.geoEqualEarth();
  if (mapView === "data" && points.coordinates.length > 1) projection.rotate([-d3.geoCentroid(points)[0], 0]).fitExtent([[40, 30], [width - 40, height - 30]], points);
  else projection.fitSize([width, height], { type: "Sphere" });
  if (projection.scale() > 3000) projection.scale(3000);
  const path = d3.geoPath(projection).digits(1);
  const land = topojson.feature(world, world.objects.land), borders = topojson.mesh(world, world.objects.countries, (a, b) => a !== b);
  const svg = h("svg", { viewBox: `0 0 ${width} ${height}`, class: "map", role: "group", "aria-label": "Map of movements and places" },
    h("path", { d: path({ type: "Sphere" }), class: "sea" }), h("path", { d: path(land), class: "land" }), h("path", { d: path(borders), class: "border" }));
  for (const together of [...arcs.values()].sort((a, b) => b.length - a.length)) {
    const [first] = together, from = first.origin, to = first.destination;
    const d = path({ type: "LineString", coordinates: [[from[3], from[2]], [to[3], to[2]]] });
    if (!d) continue;
    const label = `${from[0]} to ${to[0]}, ${CLASSES[looks(first)]}: ${plural(together.length, "movement")}`;
    const arc = h("g", { class: "way" }, h("path", { d, class: "hit" }),
      h("path", { d, class: `arc ${looks(first)}`, "stroke-width": Math.min(6, 1.6 + Math.log2(together.length)) }));
    svg.append(acts(arc, label, () => only(together, label)));
  }
  const most = [...dots.values()].sort((a, b) => b.mentions - a.mentions).slice(0, 400);
  for (const dot of most) {
    const at = projection([dot.lon, dot.lat]);
    if (!at || at[0] < 0 || at[0] > width || at[1] < 0 || at[1] > height) continue;
    const label = `${dot.name}${dot.country ? `, ${dot.country}` : ""}: ${plural(dot.mentions, "mention")} in ${plural(dot.articles.size, "article")}`;
    const here = (fact) => ends(fact).some((place) => located(place) && place[2] === dot.lat && place[3] === dot.lon) || dot.articles.has(fact.article);
    svg.append(acts(h("circle", { cx: at[0].toFixed(1), cy: at[1].toFixed(1), r: Math.min(9, 2.2 + Math.sqrt(dot.mentions) * 0.7).toFixed(1), class: "dot" }), label, () => only(selected().filter(here), label)));
  }
  const taken = [];
  for (const dot of most.slice(0, 40)) {
    const at = projection([dot.lon, dot.lat]), wide = dot.name.length * 8 + 12;
    if (!at || at[0] < 0 || at[0] + wide > width || at[1] < 16 || at[1] > height || taken.length > 11) continue;
    if (taken.some(([x, y, w]) => Math.abs(y - at[1]) < 17 && x < at[0] + wide && at[0] < x + w)) continue;
    taken.push([at[0], at[1], wide]);
    svg.append(h("text", { x: at[0] + 7, y: at[1] - 6, class: "name", "aria-hidden": "true" }, dot.name));
  }
  const turn = h("button", { type: "button", onclick: () => { mapView = mapView === "data" ? "world" : "data"; show(); } }, mapView === "data" ? "Show the whole world" : "Show what is spoken of");
  const without = runs.filter((fact) => !located(fact.origin) || !located(fact.destination)).length;
  return h("section", { "aria-label": "Map" }, h("h2", {}, "Routes and places"), svg, legend(Object.entries(CLASSES), line),
    h("p", { class: "note" }, turn, without ? ` ${plural(without, "movement")} without two located ends are not drawn; they stand under Facts.` : ""));
}

/* Hatches, so that the bars differ by more than colour. */
function hatches() {
  const of = (name, d) => h("pattern", { id: `hatch-${name}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, h("rect", { width: 6, height: 6, class: `bar ${name}` }), h("path", { d, class: "hatch" }));
  return h("defs", {}, of("launch", "M0,3h6"), of("planned", "M0,6L6,0"), of("suspension", "M0,0L6,6M0,6L6,0"));
}

/* Bars of movements by day, month or year, whichever gives a readable number of bars. */
function timeline(runs) {
  const dated = runs.filter((fact) => fact.from || fact.to);
  const section = h("section", { "aria-label": "Timeline" }, h("h2", {}, "Movements over time"));
  if (!dated.length) return section.append(h("p", { class: "note" }, "No movement with a known day.")), section;
  const start = (fact) => fact.from || fact.to;
  const days = dated.map(start).sort(), span = (Date.parse(days[days.length - 1]) - Date.parse(days[0])) / 86400000;
  const length = span <= 45 ? 10 : span <= 1900 ? 7 : 4;
  const buckets = new Map(every(days[0], days[days.length - 1], length).map((key) => [key, []]));
  for (const fact of dated) buckets.get(start(fact).slice(0, length)).push(fact);
  const keys = [...buckets.keys()];
  const width = 960, height = 200, left = 40, bottom = 26, top = 8;
  const most = Math.max(...[...buckets.values()].map((list) => list.length));
  const step = (width - left - 8) / keys.length, tall = (n) => (n / most) * (height - bottom - top);
  const svg = h("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "group", "aria-label": "Movements over time" },
    hatches(), h("line", { x1: left, x2: width, y1: height - bottom, y2: height - bottom, class: "axis" }), h("text", { x: left - 6, y: top + 10, class: "tick end" }, most), h("text", { x: left - 6, y: height - bottom, class: "tick end" }, 0));
  keys.forEach((key, at) => {
    let y = height - bottom;
    for (const look of Object.keys(CLASSES)) {
      const list = buckets.get(key).filter((fact) => looks(fact) === look);
      if (!list.length) continue;
      y -= tall(list.length);
      const label = `${key}, ${CLASSES[look]}: ${plural(list.length, "movement")}`;
      svg.append(acts(h("rect", { x: left + at * step + step * 0.12, y, width: Math.min(60, step * 0.76), height: tall(list.length), class: `bar ${look}`, style: look === "run" ? null : `fill: url(#hatch-${look})` }), label, () => only(list, label)));
    }
    if (at % Math.ceil(keys.length / 12) === 0) svg.append(h("text", { x: left + at * step + step * 0.12, y: height - 8, class: "tick" }, key));
  });
  const without = runs.length - dated.length;
  section.append(svg, legend(Object.entries(CLASSES), block), without ? h("p", { class: "note" }, `${plural(without, "movement")} without a known day are not drawn.`) : "");
  return section;
}

/* All days, months or years between two days, so that a gap is seen as one. */
function every(first, last, length) {
  const keys = [], end = last.slice(0, length);
  for (const day = new Date(`${first.slice(0, length).padEnd(10, "-01")}T00:00:00Z`); ;) {
    const key = day.toISOString().slice(0, length);
    keys.push(key);
    if (key >= end) return keys;
    if (length === 10) day.setUTCDate(day.getUTCDate() + 1);
    else if (length === 7) day.setUTCMonth(day.getUTCMonth() + 1);
    else day.setUTCFullYear(day.getUTCFullYear() + 1);
  }
}

/* Levels over time of one subject and unit, and beside them the changes. */
let picked = "";
function series(list) {
  const groups = new Map();
  for (const fact of list) {
    const day = fact.to || fact.from;
    const subject = [fact.place && fact.place[0], fact.service, fact.operator].filter(Boolean).join(", ");
    if (!day || !subject || !fact.unit) continue;
    const key = `${subject} · ${fact.kind === "change" ? "change of " : ""}${fact.measure || fact.unit}${fact.measure && fact.unit !== fact.measure ? ` (${fact.unit})` : ""}`;
    groups.has(key) ? groups.get(key).push(fact) : groups.set(key, [fact]);
  }
  const named = [...groups.entries()].sort((a, b) => b[1].length - a[1].length || order(a[0], b[0])).slice(0, 200);
  const section = h("section", { "aria-label": "Statistics" }, h("h2", {}, "Statistics over time"));
  if (!named.length) return section.append(h("p", { class: "note" }, "No statistic with a period and a subject.")), section;
  if (!groups.has(picked)) picked = named[0][0];
  const select = h("select", { "aria-label": "What is measured", onchange: (event) => { picked = event.target.value; show(); } },
    named.map(([key, values]) => h("option", { value: key, selected: key === picked }, `${key}: ${values.length}`)));
  const points = groups.get(picked).slice().sort((a, b) => order(a.to || a.from, b.to || b.from));
  const width = 960, height = 220, left = 90, bottom = 26, top = 14, right = 20;
  const time = (fact) => Date.parse(fact.to || fact.from), low = time(points[0]), high = time(points[points.length - 1]);
  const values = points.map((fact) => fact.value), least = Math.min(0, ...values), most = Math.max(0, ...values);
  const x = (fact) => high === low ? (left + width - right) / 2 : left + ((time(fact) - low) / (high - low)) * (width - left - right);
  const y = (value) => most === least ? height / 2 : height - bottom - ((value - least) / (most - least)) * (height - bottom - top);
  const svg = h("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "group", "aria-label": `Values of ${picked}` },
    h("line", { x1: left, x2: width - right, y1: y(0), y2: y(0), class: "axis" }),
    [...new Set([least, most])].map((value) => h("text", { x: left - 8, y: y(value) + 4, class: "tick end" }, value.toLocaleString("en", { notation: "compact" }))),
    [...new Set([points[0], points[points.length - 1]])].map((fact) => h("text", { x: x(fact), y: height - 6, class: fact !== points[0] && x(fact) > width - 200 ? "tick end" : "tick middle" }, fact.to || fact.from)));
  for (const fact of points) {
    const label = `${fact.quantity}, ${fact.date || fact.to}${fact.baseline ? `, against ${fact.baseline}` : ""}`, cx = x(fact), cy = y(fact.value);
    const shape = fact.kind === "change"
      ? h("path", { d: fact.value < 0 ? `M${cx - 7},${cy - 6}h14l-7,12z` : `M${cx - 7},${cy + 6}h14l-7,-12z`, class: "mark change" })
      : h("circle", { cx, cy, r: 6, class: "mark" });
    svg.append(acts(shape, label, () => open(fact)));
  }
  section.append(h("p", {}, select), svg, h("p", { class: "note" }, "Circles are levels, triangles changes (pointing up or down)."));
  return section;
}

/* ---- facts ---- */

function headline(fact) {
  if (fact.type === "statistic") return [fact.quantity, fact.measure && !fact.quantity.includes(fact.measure) ? ` ${fact.measure}` : ""].join("");
  const from = fact.origin ? fact.origin[0] : "", to = fact.destination ? fact.destination[0] : "";
  const ways = [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(" ");
  return `${fact.status === "done" ? "" : `${fact.status} `}${fact.kind}${ways ? ` ${ways}` : ""}`;
}

function details(fact) {
  const rows = fact.type === "movement"
    ? [["day", fact.date], ["by way of", fact.via.map((p) => p[0]).join(", ")], ["goods", fact.cargo.join(", ")], ["size", fact.load.join(", ")], ["service", fact.service], ["operator", fact.operator], ["how often", fact.frequency]]
    : [["period", fact.date], ["place", fact.place ? fact.place[0] : ""], ["service", fact.service], ["company", fact.operator], ["against", fact.baseline], ["of", fact.of]];
  return rows.filter(([, value]) => value);
}

function factsView() {
  const list = selected();
  const rows = list.slice(0, shownFacts).map((fact) => h("li", {},
    h("a", { href: address(fact), class: `fact ${looks(fact)}` }, h("b", {}, headline(fact)), h("span", { class: "more" }, details(fact).map(([name, value]) => `${name}: ${value}`).join(" · ")),
      h("span", { class: "from" }, articles[fact.article].title || articles[fact.article].id || `article ${fact.article + 1}`, articles[fact.article].published ? `, ${articles[fact.article].published}` : ""))));
  return [h("h2", {}, `${plural(list.length, "fact")}${chosen.onlyName ? `: ${chosen.onlyName}` : ""}`),
    h("ol", { class: "facts" }, rows),
    list.length > shownFacts ? h("button", { type: "button", onclick: () => { shownFacts += SHOWN * 5; show(); } }, `Show more (${(list.length - shownFacts).toLocaleString("en")} left)`) : null];
}

function articlesView() {
  const counts = new Map();
  for (const fact of selected()) counts.set(fact.article, (counts.get(fact.article) || 0) + 1);
  const list = articles.map((article, index) => [article, index]).filter(([, index]) => counts.has(index) || !articles[index].facts.length);
  return [h("h2", {}, plural(list.length, "article")), h("ol", { class: "facts" }, list.slice(0, shownFacts).map(([article, index]) => h("li", {},
    h("a", { href: `#a${index}`, class: "fact" }, h("b", {}, article.title || article.id || `article ${index + 1}`), h("span", { class: "more" }, `${article.published || "no date"} · ${plural(counts.get(index) || 0, "fact")}`))))),
    list.length > shownFacts ? h("button", { type: "button", onclick: () => { shownFacts += SHOWN * 5; show(); } }, "Show more") : null];
}

const address = (fact) => `#a${fact.article}f${fact.number}`;
function open(fact) { location.hash = address(fact); }

/* ---- one article ---- */

function articleView(index, number) {
  const article = articles[index], fact = number === null ? null : article.facts[number];
  const panel = h("aside", { class: "panel", id: "panel", "aria-live": "polite", "aria-label": "What is said" });
  const about = [article.published && `Published ${article.published}`, article.id && `id ${article.id}`, article.url].filter(Boolean).join(" · ");
  const text = article.text === null ? h("p", { class: "note" }, "The text of this article was left out for the size of this page.") : h("div", { class: "text" }, segments(article, fact, panel));
  const listed = h("ol", { class: "facts small" }, article.facts.map((other) => h("li", {},
    h("a", { href: address(other), class: `fact ${looks(other)}`, "aria-current": other === fact ? "true" : null }, h("b", {}, headline(other)), h("span", { class: "more" }, details(other).map(([name, value]) => `${name}: ${value}`).join(" · "))))));
  if (fact) explain(panel, article, fact);
  else panel.append(h("p", { class: "note" }, "Choose a marked word or a fact to see what is said and why."));
  return [h("h2", {}, article.title || article.id || "Article"), h("p", { class: "note" }, about),
    h("ul", { class: "legend" }, LISTS.map((name) => h("li", {}, h("mark", { class: `of-${name}` }, name)))),
    h("div", { class: "article" }, h("div", {}, text), h("div", { class: "side" }, panel, h("h3", {}, plural(article.facts.length, "fact")), listed))];
}

/* The text cut at every border of a mention, a slot or the sentence of the fact that is looked at. */
function segments(article, fact, panel) {
  const slots = fact ? fact.evidence : [];
  const cuts = new Set([0, article.text_points.length]);
  for (const [, start, end] of article.marks) cuts.add(start).add(end);
  for (const [, start, end] of slots) cuts.add(start).add(end);
  if (fact && fact.span) cuts.add(fact.span[0]).add(fact.span[1]);
  const borders = [...cuts].sort((a, b) => a - b), nodes = [];
  for (let at = 0; at + 1 < borders.length; at++) {
    const [start, end] = [borders[at], borders[at + 1]];
    const words = article.text_points.slice(start, end).join("");
    const marks = article.marks.filter((mark) => mark[1] <= start && mark[2] >= end), filled = slots.filter((slot) => slot[1] <= start && slot[2] >= end);
    const inside = fact && fact.span && fact.span[0] <= start && fact.span[1] >= end;
    let node = words;
    if (marks.length || filled.length) {
      node = h("mark", { class: [marks.map((mark) => `of-${LISTS[mark[0]]}`).join(" "), filled.length ? "slot" : ""].join(" ").trim(), tabindex: "0", role: "button",
        "aria-label": `${words}: ${[...filled.map((slot) => slot[0]), ...marks.map((mark) => mark[3])].join("; ")}` }, words, filled.length ? h("sup", {}, [...new Set(filled.map((slot) => slot[0]))].join(", ")) : null);
      const tell = () => mention(panel, words, marks, filled);
      node.addEventListener("click", tell);
      node.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); tell(); } });
    }
    nodes.push(inside ? h("span", { class: "sentence" }, node) : node);
  }
  return nodes;
}

function mention(panel, words, marks, filled) {
  panel.replaceChildren(h("h3", {}, `“${words}”`), h("dl", {}, marks.map((mark) => [h("dt", {}, LISTS[mark[0]]), h("dd", {}, mark[3], h("code", {}, mark[4]))]), filled.map((slot) => [h("dt", {}, `fills ${slot[0]}`), h("dd", {}, h("code", {}, slot[3]))])));
}

function explain(panel, article, fact) {
  panel.replaceChildren(h("h3", {}, headline(fact)), h("dl", {}, details(fact).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])));
  if (!fact.evidence || !fact.evidence.length) return;
  panel.append(h("details", { open: true }, h("summary", {}, "Why"), h("table", {}, h("tr", {}, h("th", {}, "slot"), h("th", {}, "words"), h("th", {}, "rule")),
    fact.evidence.map(([slot, start, end, rule, second, because]) => h("tr", {}, h("td", {}, slot), h("td", {}, article.text_points.slice(start, end).join(""), because ? h("small", {}, ` (${because})`) : null),
      h("td", {}, h("code", {}, rule), second ? h("small", {}, ` rather than ${second}`) : null))))));
}

/* ---- the page ---- */

function show() {
  const hash = location.hash || (articles.length === 1 ? "#a0" : "#overview"), one = /^#a(\d+)(?:f(\d+))?$/.exec(hash);
  const main = document.getElementById("main"), scroll = [window.scrollX, window.scrollY];
  document.getElementById("filters").hidden = Boolean(one);
  const views = [["#overview", "Overview"], ["#facts", "Facts"], ["#articles", "Articles"]];
  document.getElementById("nav").replaceChildren(...views.map(([href, name]) => h("a", { href, "aria-current": hash === href ? "page" : null }, name)));
  if (hash !== "#facts" && !one) { chosen.only = null; chosen.onlyName = ""; }
  const index = one && Number(one[1]) < articles.length ? Number(one[1]) : null;
  main.replaceChildren(...(index !== null ? articleView(index, one[2] !== undefined && articles[index].facts[one[2]] ? Number(one[2]) : null)
    : hash === "#facts" ? factsView() : hash === "#articles" ? articlesView() : overview()).filter(Boolean));
  if (main.dataset.hash === hash) window.scrollTo(...scroll);
  else { window.scrollTo(0, 0); const first = main.querySelector(".slot"); if (first) first.scrollIntoView({ block: "center" }); }
  main.dataset.hash = hash;
}

async function start() {
  if (typeof DecompressionStream === "undefined") { document.getElementById("main").textContent = "This report needs a browser of 2023 or later."; return; }
  const [data, map] = [await unpack("data"), await unpack("world")];
  world = map;
  articles = data.articles;
  articles.forEach((article, index) => {
    let points = null;  // offsets count code points, as JavaScript's strings do not
    Object.defineProperty(article, "text_points", { get: () => points || (points = Array.from(article.text || "")) });
    article.facts.forEach((fact, number) => { fact.article = index; fact.number = number; facts.push(fact); });
  });
  const { textless, leftOut } = data.about, notes = [];
  if (textless) notes.push(`${plural(textless, "article")} stand here with their facts only, without their text.`);
  if (leftOut) notes.push(`${plural(leftOut, "article")} were left out altogether.`);
  if (notes.length) document.getElementById("notice").textContent = `${notes.join(" ")} All of them are in the database: freight-news batch … --output tables.sqlite`;
  filters();
  window.addEventListener("hashchange", show);
  show();
  document.body.dataset.ready = "true";
}

start();
