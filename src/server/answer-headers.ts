import type { ServerResponse } from "node:http";

/**
 * What every answer carries, files of the build and refusals too, unless whoever made it has said otherwise: pages and
 * procedures say more (`proxy.ts`). Nothing that is fetched alone may run, be framed, or be taken for another type.
 */
const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
};
const HSTS = "max-age=31536000; includeSubDomains";

/** Adds at the last moment what an answer lacks. `isSecure`: people come by https, and shall from now on. */
export function withAnswerHeaders(response: ServerResponse, isSecure: boolean): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (...given: unknown[]) => {
    if (!response.headersSent) {
      for (const [name, value] of Object.entries(HEADERS))
        if (!response.hasHeader(name)) response.setHeader(name, value);
      if (isSecure) response.setHeader("strict-transport-security", HSTS);
    }
    return writeHead(...given);
  };
}
