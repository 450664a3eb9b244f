import next from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";

const clock = "Ask for `now` as an argument; only server/clock.ts reads the clock.";
const environment = "Import `env` from @/server/env.";
const hashing = "Hash with sha256; older functions are broken.";
const shell = "Start programs with `spawn`, a fixed name and a list of arguments; no shell reads them.";
const certificates = "Certificates are checked by Node's own rules.";
const storage = "Nothing about anybody stays in a browser; keep it on the server.";

export default tseslint.config(
  {
    ignores: [
      ".next/",
      ".data/",
      "src/generated/",
      "next-env.d.ts",
      "**/*.d.mts",
      "test-results/",
      "playwright-report/",
    ],
  },
  ...next,
  {
    files: ["{src,e2e,prisma,scripts}/**/*.{ts,tsx}", "*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["**/*.test.ts", "**/*.test.tsx", "src/proxy.ts"],
    rules: {
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 10],
      "max-params": ["error", 4],
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: environment },
        { object: "Date", property: "now", message: clock },
        { object: "Math", property: "random", message: "Guessable; use node:crypto, or domain/random." },
      ],
      eqeqeq: "error",
      "no-eval": "error",
      "no-new-func": "error",
      "no-restricted-globals": [
        "error",
        { name: "localStorage", message: storage },
        { name: "sessionStorage", message: storage },
        { name: "indexedDB", message: storage },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.name=/^create(Hash|Hmac)$/] > Literal:first-child[value!='sha256']",
          message: hashing,
        },
        { selector: "CallExpression[callee.name=/^exec(Sync)?$/]", message: shell },
        { selector: "Property[key.name='shell']", message: shell },
        {
          selector: "Property[key.name=/^(rejectUnauthorized|checkServerIdentity)$/]",
          message: certificates,
        },
        {
          selector: "MemberExpression[property.name=/^(localStorage|sessionStorage|indexedDB)$/]",
          message: storage,
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
        {
          selector: "CallExpression[callee.property.name=/Unsafe$/]",
          message: "Unsafe SQL is never needed; use Prisma.sql fragments.",
        },
        { selector: "TSEnumDeclaration", message: "Use a const array and a union type." },
        {
          selector: "Literal[value='use server']",
          message: "There are no Server Actions; write a procedure.",
        },
      ],
    },
  },
  {
    // Tests name their fixtures as sentences; `useTestDatabase` is no React hook.
    files: ["**/*.test.ts", "scripts/**/*.ts", "e2e/**/*.ts"],
    rules: { "react-hooks/rules-of-hooks": "off" },
  },
  {
    files: ["src/server/env.ts", "src/server/clock.ts"],
    rules: { "no-restricted-properties": "off", "no-restricted-syntax": "off" },
  },
);
