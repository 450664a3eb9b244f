import { createServer } from "node:http";
import Provider from "oidc-provider";

/** Who is at the provider, and what it says of them. */
export type Account = { sub: string; email: string; email_verified: boolean };
export type IdentityProvider = {
  issuer: string;
  /** Signs this account in and follows the provider's redirects; returns the way back to the client, unvisited. */
  signIn(url: string, account: Account): Promise<URL>;
  end(): Promise<void>;
};

export const CLIENT = { id: "kept", secret: "a secret that the provider and Kept share" };

/** A real OpenID provider on this machine. It asks no questions: whoever comes is the account of the moment. */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const accounts = new Map<string, Account>();
  let current = "";
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["only a test"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...accounts.get(sub), sub }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: CLIENT.id, accountId: oidc.session?.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/"))
      void provider.interactionFinished(request, response, { login: { accountId: current } });
    else void answer(request, response);
  });
  return {
    issuer,
    async signIn(url, account) {
      accounts.set(account.sub, account);
      current = account.sub;
      const jar = new Map<string, string>();
      for (let at = new URL(url), hops = 0; hops < 10; hops++) {
        if (!at.href.startsWith(issuer)) return at;
        const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
        const found = await fetch(at, { headers: { cookie }, redirect: "manual" });
        for (const set of found.headers.getSetCookie()) {
          const [name = "", value = ""] = (set.split(";")[0] ?? "").split(/=(.*)/s);
          jar.set(name, value);
        }
        const location = found.headers.get("location");
        if (!location) throw new Error(`The provider stops at ${at.pathname}: ${await found.text()}`);
        at = new URL(location, at);
      }
      throw new Error("The provider goes round in circles.");
    },
    end: () => new Promise((done) => server.close(() => done())),
  };
}
