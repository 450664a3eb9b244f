import { createHmac, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { createServer, type Server } from "node:http";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../scripts/testing/database";
import { seal } from "../sealed";
import { beginSso, finishSso, SSO_SECRET } from "./sso";

const APP = "http://kept.test.example";
const CLIENT = { id: "kept", secret: "a secret that both know" };
const ours = generateKeyPairSync("rsa", { modulusLength: 2048 });
const theirs = generateKeyPairSync("rsa", { modulusLength: 2048 });
const database = useTestDatabase();
let client: pg.Client;
let server: Server;
let issuer = "";
/** What the provider's token endpoint answers next. */
let token = "";
let network = 0;

type Json = Record<string, unknown>;
const jwk = (key: KeyObject) => ({ ...key.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" });
const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString("base64url");
const seconds = (from: number) => Math.floor(Date.now() / 1000) + from;

beforeAll(async () => {
  process.env.APP_URL = APP;
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
  server = createServer((request, response) => {
    const answers: Record<string, unknown> = {
      "/.well-known/openid-configuration": {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      },
      "/jwks": { keys: [jwk(ours.publicKey)] },
      "/token": { access_token: "x", token_type: "bearer", id_token: token },
    };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(answers[request.url ?? ""] ?? {}));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  await client.query(
    "INSERT INTO sign_in_policy (sso_issuer, sso_client_id, sso_client_secret) VALUES ($1, $2, $3)",
    [issuer, CLIENT.id, Buffer.from(seal(SSO_SECRET, CLIENT.secret))],
  );
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO person (email, name) VALUES ('ana@test.example', 'Ana') RETURNING id",
  );
  await client.query("INSERT INTO sso_subject (issuer, subject, person_id) VALUES ($1, 'ana', $2)", [
    issuer,
    rows[0]?.id,
  ]);
});
afterAll(async () => {
  server.close();
  await client.end();
});

type Made = { head?: Json; claims?: Json; signed?: (content: string) => string };
const rsa = (key: KeyObject) => (content: string) =>
  sign("RSA-SHA256", Buffer.from(content), key).toString("base64url");
const hmac = (key: string) => (content: string) =>
  createHmac("sha256", key).update(content).digest("base64url");

/** One trip to the provider, whose token is as made; says how it ended. */
async function trip({ head = {}, claims = {}, signed = rsa(ours.privateKey) }: Made): Promise<string> {
  const begun = await beginSso({ next: "/", now: new Date() });
  const asked = new URL(begun?.url ?? "").searchParams;
  const told = {
    iss: issuer,
    sub: "ana",
    email: "ana@test.example",
    aud: CLIENT.id,
    iat: seconds(0),
    exp: seconds(60),
    nonce: asked.get("nonce"),
  };
  const content = `${part({ alg: "RS256", kid: "1", ...head })}.${part({ ...told, ...claims })}`;
  token = `${content}.${signed(content)}`;
  const visit = { address: `10.${++network}.0.1`, browser: "test", now: new Date() };
  const params = { code: "c", state: asked.get("state") ?? "" };
  return (await finishSso(params, { step: begun?.step, viewerId: undefined, visit })).outcome;
}

const spki = ours.publicKey.export({ format: "pem", type: "spki" }).toString();
const forged: Record<string, Made> = {
  "signed by another key": { signed: rsa(theirs.privateKey) },
  "not signed at all": { head: { alg: "none" }, signed: () => "" },
  "signed with our secret": { head: { alg: "HS256" }, signed: hmac(CLIENT.secret) },
  "signed with the public key for a secret": { head: { alg: "HS256" }, signed: hmac(spki) },
  "bringing its own key": { head: { jwk: jwk(theirs.publicKey) }, signed: rsa(theirs.privateKey) },
  "naming where its key is": {
    head: { jku: "http://127.0.0.1:1/jwks", kid: "2" },
    signed: rsa(theirs.privateKey),
  },
  "for another client": { claims: { aud: "another" } },
  "for two clients, of which another acts": { claims: { aud: [CLIENT.id, "another"], azp: "another" } },
  "of another issuer": { claims: { iss: "https://accounts.evil.example" } },
  "of another trip": { claims: { nonce: "another" } },
  "without a nonce": { claims: { nonce: undefined } },
  "that is over": { claims: { iat: seconds(-7200), exp: seconds(-3600) } },
  "of the future": { claims: { iat: seconds(3600), nbf: seconds(3600), exp: seconds(7200) } },
  "without a subject": { claims: { sub: undefined } },
};

describe("a provider's token", () => {
  it("that is as it should be lets in", async () => {
    expect(await trip({})).toBe("in");
  });

  it.each(Object.entries(forged))("%s opens nothing", async (_, made) => {
    expect(await trip(made)).toBe("sso-failed");
  });
});
