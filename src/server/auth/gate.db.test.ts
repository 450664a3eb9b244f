import { Secret, TOTP } from "otpauth";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newAuthenticator, type Authenticator } from "../../../scripts/testing/authenticator";
import { useTestDatabase } from "../../../scripts/testing/database";
import {
  CLIENT,
  startIdentityProvider,
  type IdentityProvider,
} from "../../../scripts/testing/identity-provider";
import { asSystem } from "../db";
import { seal } from "../sealed";
import { acceptInvitation } from "./invitation";
import { makeLink, type LinkPurpose } from "./link";
import { authOptions } from "./next-auth";
import { askForPasskey, signInByPasskey } from "./passkeys";
import { hashPassword } from "./password";
import { makeRecoveryCodes } from "./recovery";
import { resetByLink } from "./reset";
import { viewerOf } from "./session";
import { finishSignIn, signIn } from "./sign-in";
import { beginSso, finishSso, SSO_SECRET } from "./sso";

const APP = "http://kept.test.example";
const ABOUT = { origin: APP, rpId: "kept.test.example" };
const PASSWORD = "a long enough password";
const NEW = "another long enough one";
const database = useTestDatabase();
let client: pg.Client;
let provider: IdentityProvider;
let passwordHash = "";
let people = 0;

beforeAll(async () => {
  process.env.APP_URL = APP;
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
  provider = await startIdentityProvider(`${APP}/api/sign-in/sso/callback`);
  await client.query(
    `INSERT INTO sign_in_policy (sso_issuer, sso_client_id, sso_client_secret, sso_domains) VALUES ($1, $2, $3, '{bound.example}')`,
    [provider.issuer, CLIENT.id, Buffer.from(seal(SSO_SECRET, CLIENT.secret))],
  );
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(async () => {
  await provider.end();
  await client.end();
});

type Person = {
  id: string;
  email: string;
  network: string;
  seed: string;
  recovery: string;
  key: Authenticator;
};
type Proof = "right" | "wrong" | "reused";
/** Tries one way in with a proof; says whether somebody is signed in (or a password was set) afterwards. */
type WayIn = (person: Person, proof: Proof) => Promise<boolean>;

async function newPerson({
  isBound,
  hasFactor,
  isNew,
}: {
  isBound: boolean;
  hasFactor: boolean;
  isNew: boolean;
}): Promise<Person> {
  people += 1;
  const email = `person-${people}@${isBound ? "bound" : "free"}.example`;
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO person (email, name, password_hash) VALUES ($1, 'Somebody', $2) RETURNING id",
    [email, isNew ? null : passwordHash],
  );
  const id = rows[0]?.id ?? "";
  const person = {
    id,
    email,
    network: `10.${people}.0.1`,
    seed: new Secret().base32,
    recovery: "",
    key: newAuthenticator(),
  };
  await client.query("INSERT INTO sso_subject (issuer, subject, person_id) VALUES ($1, $2, $3)", [
    provider.issuer,
    email,
    id,
  ]);
  if (hasFactor) {
    await client.query("INSERT INTO totp (person_id, secret, confirmed_at) VALUES ($1, $2, now())", [
      id,
      Buffer.from(seal("totp", person.seed)),
    ]);
    await client.query("INSERT INTO passkey (id, person_id, public_key, name) VALUES ($1, $2, $3, 'Key')", [
      person.key.id,
      id,
      person.key.publicKey,
    ]);
    person.recovery = (await asSystem("test", (tx) => makeRecoveryCodes(tx, id)))[0] ?? "";
  }
  return person;
}

const now = () => new Date();
const visit = ({ network }: Person) => ({ address: network, browser: "test", now: now() });
const codeOf = ({ seed }: Person) => new TOTP({ secret: Secret.fromBase32(seed) }).generate();
const isIn = async (entry: { outcome: string; sid?: string }) =>
  entry.outcome === "in" && entry.sid !== undefined && (await viewerOf(entry.sid, now())) !== undefined;
/** A proof that was used up before it is tried for good. */
const twice = async (proof: Proof, work: () => Promise<boolean>) => {
  if (proof === "reused") await work();
  return work();
};
const password = (person: Person, proof: Proof) =>
  signIn({
    ...visit(person),
    email: person.email,
    password: proof === "wrong" ? "not the password" : PASSWORD,
  });
const afterPassword = async (person: Person, code: string) => {
  const entry = await password(person, "right");
  const step = entry.outcome === "second step" ? entry.step : undefined;
  return isIn(await finishSignIn(step, code, visit(person)));
};
async function passkey(person: Person, proof: Proof, codeStep?: string): Promise<boolean> {
  const begun = await askForPasskey(codeStep, now());
  const key = proof === "wrong" ? { ...newAuthenticator(), id: person.key.id } : person.key;
  const response = { ...key.answer(begun.options.challenge, ABOUT), id: person.key.id, rawId: person.key.id };
  return twice(proof, async () =>
    isIn(await signInByPasskey({ response, step: begun.step, codeStep }, visit(person))),
  );
}
async function byLink(
  purpose: LinkPurpose,
  person: Person,
  proof: Proof,
  use: (token: string) => Promise<boolean>,
) {
  const token = await asSystem("test", (tx) =>
    makeLink(tx, purpose, { personId: person.id, createdBy: "test", now: now() }),
  );
  return twice(proof, () => use(proof === "wrong" ? "made up" : token));
}

const ways: Record<string, WayIn> = {
  password: (person, proof) => twice(proof, async () => isIn(await password(person, proof))),
  "next-auth, password": async (person, proof) => viaNextAuth(person, proof, ""),
  "next-auth, password and code": async (person, proof) => {
    const code = proof === "wrong" ? "000000" : codeOf(person); // one code, also where 30 seconds end between two tries
    return twice(proof, () => viaNextAuth(person, "right", code));
  },
  "password and code": (person, proof) => {
    const code = proof === "wrong" ? "000000" : codeOf(person);
    return twice(proof, () => afterPassword(person, code));
  },
  "password and recovery code": (person, proof) =>
    twice(proof, () => afterPassword(person, proof === "wrong" ? "aaaaa-aaaaa" : person.recovery)),
  "code without password": async (person) =>
    isIn(await finishSignIn(undefined, codeOf(person), visit(person))),
  passkey,
  "password and passkey": async (person, proof) => {
    const entry = await password(person, "right");
    return entry.outcome === "second step" ? passkey(person, proof, entry.step) : false;
  },
  "single sign-on": async (person, proof) => {
    const begun = await beginSso({ next: "/", now: now() });
    const back = await provider.signIn(begun?.url ?? "", {
      sub: person.email,
      email: person.email,
      email_verified: true,
    });
    const params = Object.fromEntries(back.searchParams);
    const sent = proof === "wrong" ? { ...params, code: "made-up" } : params;
    return twice(proof, async () =>
      isIn(await finishSso(sent, { step: begun?.step, viewerId: undefined, visit: visit(person) })),
    );
  },
  reset: (person, proof) => byLink("reset", person, proof, (token) => resetByLink(token, NEW, now())),
  invitation: (person, proof) =>
    byLink("invitation", person, proof, async (token) =>
      isIn(await acceptInvitation(token, { name: "New", password: NEW }, visit(person))),
    ),
};

async function viaNextAuth(person: Person, proof: Proof, code: string): Promise<boolean> {
  const [credentials] = authOptions().providers as unknown as {
    options: { authorize: (given: object, request: object) => Promise<{ sid: string } | null> };
  }[];
  const given = { email: person.email, password: proof === "wrong" ? "not the password" : PASSWORD, code };
  const headers = { "x-kept-address": person.network };
  const found = await credentials?.options.authorize(given, { headers }).catch(() => null);
  return found ? isIn({ outcome: "in", sid: found.sid }) : false;
}

/** What must come out, said apart from the code that decides: the states in which each way opens the door. */
const states = [
  "no factor",
  "factor on",
  "disabled",
  "locked",
  "bound to sso",
  "wrong proof",
  "used proof",
] as const;
type State = (typeof states)[number];
const opensIn: Record<string, readonly State[]> = {
  password: ["no factor", "used proof"],
  "next-auth, password": ["no factor", "used proof"],
  "next-auth, password and code": ["no factor", "factor on"],
  "password and code": ["factor on"],
  "password and recovery code": ["factor on"],
  "code without password": [],
  passkey: ["factor on", "locked"],
  "password and passkey": ["factor on"],
  "single sign-on": ["no factor", "factor on", "locked", "bound to sso"],
  reset: ["no factor", "factor on", "locked"],
  invitation: ["no factor", "locked"],
};
const NEEDS_FACTOR = /code|passkey/;

async function isOpen(name: string, state: State): Promise<boolean> {
  const isNew = name === "invitation";
  const hasFactor = state !== "no factor" && !isNew && (state === "factor on" || NEEDS_FACTOR.test(name));
  const person = await newPerson({ isBound: state === "bound to sso", hasFactor, isNew });
  if (state === "disabled")
    await client.query("UPDATE person SET deactivated_at = now() WHERE id = $1", [person.id]);
  if (state === "locked") for (let wrong = 0; wrong < 5; wrong++) await password(person, "wrong");
  const proof = state === "wrong proof" ? "wrong" : state === "used proof" ? "reused" : "right";
  return ways[name]?.(person, proof) ?? false;
}

describe("the one gate", () => {
  const cases = Object.keys(ways).flatMap((name) => states.map((state) => ({ name, state })));

  it.each(cases)("$name, $state", async ({ name, state }) => {
    const isExpected = opensIn[name]?.includes(state) ?? false;
    // An invited person cannot have a factor yet: the state is the one without.
    const isSame = name === "invitation" && state === "factor on";
    expect(await isOpen(name, state)).toBe(isSame ? true : isExpected);
  });

  it("was asked about every way in every state", () => {
    console.log(`${cases.length} ways × states decided as they must be`);
    expect(Object.keys(opensIn)).toEqual(Object.keys(ways));
    expect(cases).toHaveLength(11 * 7);
  });
});

describe("a passkey", () => {
  it("opens nothing from another site, for another host, while it is locked, or when it is somebody else's second step", async () => {
    const [ana, ben] = await Promise.all(
      [1, 2].map(() => newPerson({ isBound: false, hasFactor: true, isNew: false })),
    );
    if (!ana || !ben) throw new Error("nobody");
    for (const about of [
      { ...ABOUT, origin: "https://evil.example" },
      { ...ABOUT, rpId: "evil.example" },
      { ...ABOUT, isUnlocked: false },
    ]) {
      const begun = await askForPasskey(undefined, now());
      const response = ana.key.answer(begun.options.challenge, about);
      expect(
        (await signInByPasskey({ response, step: begun.step, codeStep: undefined }, visit(ana))).outcome,
      ).toBe("wrong");
    }
    const entry = await password(ben, "right");
    const codeStep = entry.outcome === "second step" ? entry.step : undefined;
    const begun = await askForPasskey(codeStep, now());
    expect(begun.options.allowCredentials?.map(({ id }) => id)).toEqual([ben.key.id]);
    const response = ana.key.answer(begun.options.challenge, ABOUT);
    expect((await signInByPasskey({ response, step: begun.step, codeStep }, visit(ben))).outcome).toBe(
      "wrong",
    );
  });

  it("names none of anybody's before a password, so that it tells of nobody", async () => {
    expect((await askForPasskey(undefined, now())).options.allowCredentials).toEqual([]);
    expect((await askForPasskey("made up", now())).options.allowCredentials).toEqual([]);
  });
});
