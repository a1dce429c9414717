// Asks whoIsObligated for the case in the form, and shows who is bound, by which article, and why, or why not.
// All text from the server is set as text and never as markup.

const CASE = `
  query Case($attackers: [String!]!, $victim: String!, $on: Date!, $act: Act!, $provoked: Boolean) {
    whoIsObligated(attackers: $attackers, victim: $victim, on: $on, act: $act, provoked: $provoked) {
      case { on act attackers { name } victim { name } }
      obligated { verdict state { name } obligations { ...Told } }
      obligations(kinds: [DEFENSE, OFFENSE, CONSULTATION]) { ...Told }
    }
  }
  fragment Told on Obligation {
    kind
    verdict
    strength
    obligor { name }
    agreement { name }
    provision { article paraphrase }
    reasons { outcome text }
  }`;

const STATES = `
  query States($after: String) {
    states(first: 100, after: $after) { nodes { key name } pageInfo { hasNextPage endCursor } }
  }`;

const STATUS = "query Status { status { datasets { title version currentTo } } }";

const WORDS = {
  TRIGGERED: "is bound", CONDITIONAL: "may be bound", NOT_TRIGGERED: "is not bound",
  INCIDENT: "an incident", ARMED_ATTACK: "an armed attack", WAR: "a war",
  TRUE: "met", FALSE: "not met", UNKNOWN: "open",
  DEFENSE: "to help", OFFENSE: "to join", CONSULTATION: "to consult",
};

const form = document.getElementById("case");
const answer = document.getElementById("answer");

class Refused extends Error {}

async function ask(query, variables = {}) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors?.length) throw new Refused(errors.map((error) => error.message).join(" "));
  return data;
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function listed(names) {
  const unique = [...new Set(names)];
  return unique.length < 2 ? unique.join("") : `${unique.slice(0, -1).join(", ")} and ${unique.at(-1)}`;
}

function sentence({ case: asked, obligated }) {
  const sides = `If ${listed(asked.attackers.map((one) => one.name))} attacked ${asked.victim.name} on ${asked.on} (${WORDS[asked.act]}), `;
  const named = (verdict) => listed(obligated.filter((one) => one.verdict === verdict).map((one) => one.state.name));
  const bound = named("TRIGGERED"), open = named("CONDITIONAL");
  const parts = [];
  if (bound) parts.push(`bound to help: ${bound}`);
  if (open) parts.push(`bound if open conditions are met: ${open}`);
  return sides + (parts.length ? `${parts.join("; ")}.` : "no state on record is bound to help.");
}

function reasons(obligation) {
  return element("ul", { class: "reasons" }, ...obligation.reasons.map((reason) =>
    element("li", {}, element("b", { class: reason.outcome }, WORDS[reason.outcome]), element("span", {}, reason.text))));
}

function article(obligation) {
  return element("div", {},
    element("p", { class: "article" }, `Article ${obligation.provision.article}, ${obligation.agreement.name}`),
    element("p", { class: "paraphrase" }, obligation.provision.paraphrase),
    reasons(obligation));
}

function stateCard({ state, verdict, obligations }) {
  return element("article", { class: "card" },
    element("header", {}, element("h3", {}, state.name), element("span", { class: `verdict ${verdict}` }, WORDS[verdict])),
    ...obligations.map(article));
}

function others(report) {
  const shown = new Set(report.obligated.flatMap((one) => one.obligations.map((told) => JSON.stringify(told))));
  const rest = report.obligations.filter((one) => !shown.has(JSON.stringify(one)));
  if (!rest.length) return [];
  return [element("details", { class: "card" },
    element("summary", {}, `Why not others, and who is to consult (${rest.length})`),
    ...rest.map((one) => element("div", {},
      element("p", { class: "article" },
        element("span", { class: one.verdict }, `${one.obligor.name} ${WORDS[one.verdict]} ${WORDS[one.kind]}: `),
        `Article ${one.provision.article}, ${one.agreement.name}`),
      reasons(one))))];
}

function show(...parts) {
  answer.replaceChildren(...parts);
  answer.setAttribute("aria-busy", "false");
}

function showError(error) {
  const text = error instanceof Refused ? error.message : "The server does not answer. Is it still running?";
  show(element("p", { class: "card error", role: "alert" }, text));
}

let latest = 0;

async function judge() {
  const asked = ++latest;
  const values = new FormData(form);
  answer.setAttribute("aria-busy", "true");
  try {
    const { whoIsObligated: report } = await ask(CASE, {
      attackers: [values.get("attacker")],
      victim: values.get("victim"),
      on: values.get("on"),
      act: values.get("act"),
      provoked: values.get("provoked") === "" ? null : values.get("provoked") === "true",
    });
    if (asked !== latest) return; // a later question is under way
    show(element("p", { class: "sentence" }, sentence(report)), ...report.obligated.map(stateCard), ...others(report));
    history.replaceState(null, "", `?${new URLSearchParams(values)}`);
  } catch (error) {
    if (asked === latest) showError(error);
  }
}

async function fillStates() {
  const list = document.getElementById("states");
  for (let after = null, more = true; more; ) {
    const { states } = await ask(STATES, { after });
    list.append(...states.nodes.map((state) => element("option", { value: state.key }, state.name)));
    ({ endCursor: after, hasNextPage: more } = states.pageInfo);
  }
}

async function tellData() {
  const { status } = await ask(STATUS);
  document.getElementById("data").textContent = status.datasets
    .map((set) => `${set.title}, version ${set.version}, current to ${set.currentTo}`).join(" · ");
}

for (const [name, value] of new URLSearchParams(location.search)) {
  const field = form.elements.namedItem(name);
  if (field) field.value = value;
}
form.addEventListener("submit", (event) => { event.preventDefault(); judge(); });
judge();
// What is only of help may fail without a word: the answer says what is wrong.
fillStates().catch(() => {});
tellData().catch(() => {});
