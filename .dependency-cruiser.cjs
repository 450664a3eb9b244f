/**
 * The architecture, as a table. Each part lists the parts it may import;
 * everything else is forbidden. Read it top (pure) to bottom (edge).
 */
const parts = {
  domain: { path: "^src/domain/", may: [], packages: false },
  access: { path: "^src/access/", may: ["domain"], packages: false },
  server: { path: "^src/server/", may: ["domain", "access", "generated", "manifest"] },
  ui: { path: "^src/ui/", may: ["domain"] },
  schema: { path: "^src/features/[^/]+/schema([.]ts$|/)", may: ["domain"] },
  rules: { path: "^src/features/[^/]+/rules([.]ts$|/)", may: ["domain", "schema"], packages: false },
  queries: {
    path: "^src/features/[^/]+/queries([.]ts$|/)",
    may: ["domain", "access", "server", "schema", "rules", "sources", "generated"],
  },
  // The list of measures that slices offer to the scorecards; it is no slice, so that none needs another for it.
  sources: { path: "^src/features/measure-sources[.]ts$", may: ["queries"], packages: false },
  commands: {
    path: "^src/features/[^/]+/commands([.]ts$|/)",
    may: ["domain", "access", "server", "schema", "rules", "queries", "generated"],
  },
  jobs: {
    path: "^src/features/[^/]+/jobs[.]ts$",
    may: ["domain", "access", "server", "schema", "rules", "queries", "commands", "generated"],
  },
  cli: { path: "^src/cli/", may: ["domain", "access", "server", "schema", "queries", "commands", "jobs"] },
  router: { path: "^src/features/[^/]+/router[.]ts$", may: ["schema", "queries", "commands", "trpc"] },
  paths: { path: "^src/paths[.]ts$", may: ["domain"], packages: false },
  widgets: {
    path: "^src/features/[^/]+/ui/",
    may: ["domain", "access", "paths", "ui", "schema", "rules", "client"],
  },
  api: { path: "^src/api/", may: ["server", "access", "router"] },
  handlers: { path: "^src/app/api/", may: ["domain", "api", "auth", "files"] },
  app: { path: "^src/app/(?!api/)", may: ["domain", "access", "paths", "ui", "schema", "widgets", "api"] },
  entries: { path: "^src/(web|worker|instrumentation(-client)?|proxy)[.]ts$", may: ["server", "jobs"] },
};
// Single files that one part may import without seeing the whole part around them.
const doors = {
  trpc: "^src/server/trpc[.]ts$",
  auth: "^src/server/auth/",
  files: "^src/server/files[.]ts$",
  client: "^src/api/client[.]tsx$",
  generated: "^src/generated/",
  manifest: "^package[.]json$",
};

const TEST = "[.]test[.]tsx?$";
const pathOf = (name) => parts[name]?.path ?? doors[name];

const layers = Object.entries(parts).map(([name, { path, may, packages = true }]) => ({
  name: `${name}-imports`,
  comment: `${name} may import only: ${[name, ...may].join(", ")}${packages ? " and packages" : ""}.`,
  severity: "error",
  from: { path, pathNot: TEST },
  to: {
    pathNot: [path, ...may.map(pathOf), ...(packages ? ["node_modules"] : [])],
    ...(packages ? { dependencyTypesNot: ["core"] } : {}),
  },
}));

module.exports = {
  forbidden: [
    ...layers,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "browser-sees-api-as-a-type",
      comment: "api/client.tsx may import api/root.ts only as a type.",
      severity: "error",
      from: { path: doors.client },
      to: { path: "^src/(api/root|server)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "charts-own-recharts",
      severity: "error",
      from: { pathNot: "^src/ui/charts/" },
      to: { path: "node_modules/recharts" },
    },
    {
      name: "slices-own-prisma",
      comment: "Slices touch the database in queries, commands and jobs only.",
      severity: "error",
      from: {
        pathNot: [
          "^src/server/(db|events|jobs|mail|auth/[^/]+)[.]ts$", // what every product needs of it
          "^src/worker[.]ts$",
          "^src/cli/with-installation[.]ts$", // they close it
          parts.queries.path,
          parts.commands.path,
          parts.jobs.path,
          "^(prisma|scripts)/",
          TEST,
        ],
      },
      to: { path: ["^src/server/db", "node_modules/@prisma"] },
    },
    {
      name: "one-gate",
      comment: "Sessions are opened by auth/gate.ts alone; auth/session.ts may renew one that is open.",
      severity: "error",
      from: { pathNot: ["^src/server/auth/(gate|session)[.]ts$", TEST] },
      to: { path: "^src/server/auth/open-session[.]ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "cli-owns-the-operator",
      comment: "Only the command line acts as the operator of the server.",
      severity: "error",
      from: { pathNot: ["^src/cli/", "^scripts/", TEST] },
      to: { path: "^src/access/operator[.]ts$" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, pathNot: [TEST, "[.]d[.]ts$", "^src/app/", parts.entries.path] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^src/generated/"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    reporterOptions: {
      archi: { collapsePattern: "^src/(features/[^/]+|[^/]+)" },
      mermaid: { minify: false },
    },
  },
};
