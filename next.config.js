/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // No image optimiser: nothing here needs one, and it is a known way in.
  images: { unoptimized: true },
  // These packages load native code or files beside them and must stay outside the bundle.
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg",
    "pg-copy-streams",
    "graphile-worker",
    "pino",
    "@prisma/client",
  ],
  // Its type with its charset, as every other text has it.
  headers: () => [
    { source: "/icon.svg", headers: [{ key: "content-type", value: "image/svg+xml; charset=utf-8" }] },
  ],
  typescript: { ignoreBuildErrors: true }, // `npm run check` runs the type checker as a step of its own
  experimental: { optimizePackageImports: ["lucide-react"] },
};

export default config;
