import { createServer } from "node:http";
import { afterEach, expect, it } from "vitest";
import { discover } from "./sso";

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A provider whose description names this issuer, or sends on to another address. */
async function provider(describe: (own: string) => { issuer: string } | { to: string }): Promise<string> {
  const server = createServer((_request, response) => {
    const told = describe(own);
    if ("to" in told) response.writeHead(302, { location: told.to }).end();
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(told));
  });
  open.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const own = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return own;
}

it("believes a provider that calls itself by the address of the settings", async () => {
  const issuer = await provider((own) => ({ issuer: own }));
  expect((await discover(issuer)).metadata.issuer).toBe(issuer);
});

it("refuses a description of somebody else", async () => {
  const issuer = await provider(() => ({ issuer: "https://accounts.evil.example" }));
  await expect(discover(issuer)).rejects.toThrow("The provider calls itself https://accounts.evil.example.");
});

it("follows no redirect to another address", async () => {
  const real = await provider((own) => ({ issuer: own }));
  const issuer = await provider(() => ({ to: `${real}/.well-known/openid-configuration` }));
  await expect(discover(issuer)).rejects.toThrow(/302/);
});
