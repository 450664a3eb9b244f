/** Every address of the product, built in one place. */
type Query = Record<string, string | number | undefined>;

function withQuery(path: string, query: Query = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}

export const paths = {
  home: () => "/",
  login: (next?: string) => withQuery("/login", { next }),
  overview: (query?: Query) => withQuery("/overview", query),
  decisions: () => "/overview/decisions",
  trends: (query?: Query) => withQuery("/trends", query),
  debtors: (query?: Query) => withQuery("/trends/debt", query),
  debtor: (customer: string, query?: Query) => withQuery(`/trends/debt/${customer}`, query),
  department: (slug: string, query?: Query) => withQuery(`/departments/${slug}`, query),
  /** The line of one measure on a department's own page. */
  departmentMeasure: (slug: string, metric: string, query?: Query) =>
    withQuery(`/departments/${slug}`, query) + `#measure-${metric}`,
  scorecards: (query?: Query) => withQuery("/scorecards", query),
  scorecardsFile: (format: "csv" | "xlsx", asked: object) =>
    withQuery(`/api/scorecards/matrix.${format}`, { asked: JSON.stringify(asked) }),
  targets: (query?: Query) => withQuery("/scorecards/targets", query),
  journey: (map?: string, query?: Query) => withQuery(map ? `/journey/${map}` : "/journey", query),
  journeyFile: (map: string, format: "csv" | "svg", asked: object) =>
    withQuery(`/api/journey/${map}/${format}`, { asked: JSON.stringify(asked) }),
  newPromise: (stage?: number) => withQuery("/promises/new", { stage }),
  promise: (slug: string) => `/promises/${slug}`,
  promiseEvidence: (slug: string) => `/api/promises/${slug}/evidence`,
  cases: (query?: Query) => withQuery("/cases", query),
  case: (id: number) => `/cases/${id}`,
  plans: (query?: Query) => withQuery("/plans", query),
  plan: (id: number) => `/plans/${id}`,
  newPlan: (place: { stage?: number; touchpoint?: number }, period?: string) =>
    withQuery("/plans/new", { ...place, period }),
  vision: () => "/vision",
  newMap: () => "/journey/new",
  journeyEdit: (map: string) => `/journey/${map}/edit`,
  stage: (map: string, stage: string, query?: Query) => withQuery(`/journey/${map}/${stage}`, query),
  touchpoint: (map: string, stage: string, touchpoint: string, query?: Query) =>
    withQuery(`/journey/${map}/${stage}/${touchpoint}`, query),
  feedback: (query?: Query) => withQuery("/feedback", query),
  feedbackFile: (file: string, asked: object) =>
    withQuery(`/api/feedback/${file}`, { asked: JSON.stringify(asked) }),
  trendsFile: (file: string, asked: object) =>
    withQuery(`/api/trends/${file}`, { asked: JSON.stringify(asked) }),
  methods: (key?: string) => (key ? `/methods#${key}` : "/methods"),
  imports: () => "/imports",
  newImport: () => "/imports/new",
  import: (token: string) => `/imports/${token}`,
  settings: (part: "organisation" | "mail" | "privacy" | "sign-in" | "periods" = "organisation") =>
    `/admin/settings/${part}`,
  keys: () => "/admin/access",
  health: () => "/admin/health",
  audit: (query?: Query) => withQuery("/admin/audit", query),
  auditFile: (query?: Query) => withQuery("/api/audit", query),
  people: () => "/admin/people",
  corrections: (query?: Query) => withQuery("/admin/corrections", query),
  loginCode: (next?: string, using?: "recovery") => withQuery("/login/code", { next, with: using }),
  forgot: () => "/forgot",
  account: (tab?: string) => withQuery("/account", { tab }),
  signIn: () => "/api/sign-in",
  signInCode: () => "/api/sign-in/code",
  passkeyChallenge: () => "/api/sign-in/passkey/challenge",
  passkeySignIn: () => "/api/sign-in/passkey",
  ssoSignIn: (next?: string) => withQuery("/api/sign-in/sso", { next }),
  ssoConnect: () => withQuery("/api/sign-in/sso", { connect: "yes", next: "/account?tab=security" }),
  setup: () => "/setup",
  setupForm: () => "/api/setup",
  forgotForm: () => "/api/forgot",
  resetForm: () => "/api/reset",
  inviteForm: () => "/api/invite",
  signOut: () => "/api/sign-out",
  importRejects: (token: string, format?: "xlsx") => withQuery(`/api/imports/${token}/rejects`, { format }),
  importFile: (token: string) => `/api/imports/${token}/file`,
};
