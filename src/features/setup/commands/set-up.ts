import { checkNewPassword } from "@/server/auth/credential";
import { hashPassword } from "@/server/auth/password";
import { isSetupCode } from "@/server/auth/setup-code";
import { asSystem, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { enqueue } from "@/server/jobs";
import { isFresh } from "../queries";
import { STAGES } from "../rules/template";
import type { SetUp } from "../schema";

/**
 * Makes the first administrator and the organisation, once: of any number at the same time, one does it. Afterwards
 * there is nothing here for anybody, with or without the code.
 */
export async function setUp(input: SetUp): Promise<{ personId: string }> {
  if (!(await isFresh())) throw new NotFound();
  if (!isSetupCode(input.code)) throw new Refusal("This is not the code that the server printed.");
  if (!Intl.supportedValuesOf("timeZone").includes(input.timeZone)) throw new Refusal("Choose a time zone.");
  await checkNewPassword(input.password, [input.name, input.email, input.organisation]);
  const passwordHash = await hashPassword(input.password);
  return asSystem("setup", async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kept.setup'))`;
    if ((await tx.person.count({ take: 1 })) > 0) throw new NotFound();
    const { name, email, start } = input;
    const person = await tx.person.create({ data: { name, email, passwordHash }, select: { id: true } });
    await tx.grant.create({ data: { personId: person.id, role: "admin" } });
    await putOrganisation(tx, input);
    if (start === "template") await putTemplate(tx);
    if (start === "sample") await enqueue(tx, "setup.sample", {}, "setup.sample");
    await record(tx, person.id, {
      action: "organisation.setUp",
      object: "organisation:1",
      detail: { start },
    });
    return { personId: person.id };
  });
}

async function putOrganisation(tx: Tx, input: SetUp): Promise<void> {
  const { organisation: name, timeZone, currency, language, fiscalYearStart } = input;
  const row = { name, timeZone, currency, language, fiscalYearStart };
  await tx.organisation.upsert({ where: { id: 1 }, create: { id: 1, ...row }, update: row });
}

async function putTemplate(tx: Tx): Promise<void> {
  await tx.journey.create({
    data: {
      slug: "customer-journey",
      name: "Customer journey",
      stages: { create: STAGES.map((stage, position) => ({ ...stage, position })) },
    },
  });
}
