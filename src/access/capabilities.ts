/** Company roles first, then the roles a person holds in one department. */
export const roles = ["executive", "head", "member", "admin"] as const;
export type Role = (typeof roles)[number];

/** How far a role's right reaches. `open scorecards` is everywhere while the organisation shares them, else own. */
export type Reach = "everywhere" | "own departments" | "open scorecards" | "nowhere";

/** THE table: who may do what, and how far. One row a capability, one column a role. */
// prettier-ignore
export const capabilities = {
  //                   executive     head               member             admin
  "score:read":      ["everywhere", "open scorecards", "own departments", "everywhere"],
  "scorecard:read":  ["everywhere", "open scorecards", "own departments", "everywhere"],
  "target:propose":  ["everywhere", "own departments", "nowhere",         "nowhere"],
  "target:approve":  ["everywhere", "nowhere",         "nowhere",         "nowhere"],
  "commitment:read": ["everywhere", "open scorecards", "own departments", "everywhere"],
  "commitment:write": ["everywhere", "own departments", "nowhere",       "nowhere"],
  "commitment:release": ["everywhere", "nowhere",      "nowhere",         "nowhere"],
  "plan:read":       ["everywhere", "own departments", "own departments", "nowhere"],
  "plan:write":      ["everywhere", "own departments", "nowhere",         "nowhere"],
  "card:sign":       ["nowhere",    "own departments", "nowhere",         "nowhere"],
  "card:countersign": ["everywhere", "nowhere",        "nowhere",         "nowhere"],
  "card:reopen":     ["everywhere", "own departments", "nowhere",         "nowhere"],
  "department:read": ["everywhere", "open scorecards", "own departments", "everywhere"],
  "comment:read":    ["everywhere", "own departments", "own departments", "nowhere"],
  "customer:name":   ["everywhere", "own departments", "nowhere",         "nowhere"],
  "revenue:read":    ["everywhere", "own departments", "nowhere",         "nowhere"],
  "comment:export":  ["everywhere", "own departments", "own departments", "nowhere"],
  "theme:write":     ["everywhere", "own departments", "nowhere",         "nowhere"],
  "journey:read":    ["everywhere", "everywhere",      "everywhere",      "everywhere"],
  "journey:write":   ["everywhere", "nowhere",         "nowhere",         "everywhere"],
  "ownership:transfer": ["everywhere", "own departments", "nowhere",     "nowhere"],
  "vision:read":     ["everywhere", "everywhere",      "everywhere",      "everywhere"],
  "vision:write":    ["everywhere", "nowhere",         "nowhere",         "nowhere"],
  "vision:acknowledge": ["nowhere", "own departments", "nowhere",         "nowhere"],
  "promise:write":   ["everywhere", "nowhere",         "nowhere",         "everywhere"],
  "event:write":     ["everywhere", "own departments", "nowhere",         "everywhere"],
  "baseline:write":  ["everywhere", "own departments", "nowhere",         "everywhere"],
  "survey:read":     ["everywhere", "own departments", "own departments", "everywhere"],
  "answer:exclude":  ["everywhere", "nowhere",         "nowhere",         "nowhere"],
  "touchpoint:merge":["everywhere", "nowhere",         "nowhere",         "everywhere"],
  "customer:correct":["everywhere", "nowhere",         "nowhere",         "everywhere"],
  "import:create":   ["everywhere", "nowhere",         "nowhere",         "everywhere"],
  "import:undo":     ["everywhere", "nowhere",         "nowhere",         "everywhere"],
  "people:read":     ["nowhere",    "nowhere",         "nowhere",         "everywhere"],
  "people:write":    ["nowhere",    "nowhere",         "nowhere",         "everywhere"],
  "rollup:repair":   ["nowhere",    "nowhere",         "nowhere",         "everywhere"],
  "settings:write":  ["nowhere",    "nowhere",         "nowhere",         "everywhere"],
  "privacy:write":   ["nowhere",    "nowhere",         "nowhere",         "everywhere"],
  "audit:read":      ["nowhere",    "nowhere",         "nowhere",         "everywhere"],
  "account:own":     ["everywhere", "everywhere",      "everywhere",      "everywhere"],
} as const satisfies Record<string, readonly [Reach, Reach, Reach, Reach]>;

export type Capability = keyof typeof capabilities;

/** What a capability lets a person do, in the words of a sentence that begins "may". */
export const capabilityWords: Record<Capability, string> = {
  "score:read": "see scores",
  "scorecard:read": "see scorecards and their targets",
  "target:propose": "propose targets",
  "target:approve": "set targets and decide about proposed ones",
  "commitment:read": "read what departments said they would do",
  "commitment:write": "commit a department to something, move its date, mark it done",
  "commitment:release": "release a department from what it said it would do",
  "plan:read": "read what is planned, and how it went",
  "plan:write": "plan for places of the journey, and say what became of it",
  "card:sign": "forecast, review and sign the scorecards of a department",
  "card:countersign": "countersign scorecards that others signed, and decide whether one is reopened",
  "card:reopen": "ask that a signed scorecard is reopened",
  "department:read": "open department pages",
  "comment:read": "read customers' comments",
  "customer:name": "see which customer a single answer or debt belongs to",
  "revenue:read": "see what customers are worth",
  "comment:export": "take customers' comments along as a file",
  "theme:write": "name the themes of comments",
  "journey:read": "open the maps of the journey",
  "journey:write": "edit maps, and see drafts",
  "ownership:transfer": "hand touchpoints over: both heads together, or an executive",
  "vision:read": "read the vision",
  "vision:write": "word the vision",
  "vision:acknowledge": "say for a department that its head has read the vision",
  "promise:write": "state, reword and retire promises, and bring in what happened under them",
  "event:write": "write on trends what happened",
  "baseline:write": "decide which months control limits rest on",
  "survey:read": "see the list of surveys",
  "answer:exclude": "exclude a single answer, with a reason, and take that back",
  "touchpoint:merge": "merge two touchpoints that are one",
  "customer:correct": "find one customer by their exact number or address, merge, export and erase them",
  "import:create": "bring in survey files",
  "import:undo": "undo an import",
  "people:read": "see people and their roles",
  "rollup:repair": "recount the figures",
  "settings:write": "change how mail leaves and how people sign in",
  "privacy:write":
    "decide how few answers may be shown, how long words and names are kept, and what must be kept",
  "audit:read": "read who did what, and take it along",
  "account:own": "look after one's own account",
  "people:write": "add people, change their roles, deactivate them",
};
