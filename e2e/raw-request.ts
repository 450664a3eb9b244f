import { request, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { productUrl } from "./address";

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: string };

/** A request as no browser would send it: any method, any header, a foreign Host. Follows no redirect. */
export function rawRequest(
  path: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(productUrl);
  return new Promise((done, fail) => {
    const sent = request({ hostname, port, path, method, headers, timeout: 15_000 }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", fail);
      answer.on("end", () =>
        done({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.on("timeout", () => sent.destroy(new Error(`No answer to ${method} ${path}.`)));
    sent.on("error", fail);
    sent.end(body);
  });
}

/** What comes back for bytes that no HTTP client would send. */
export function rawBytes(bytes: string): Promise<string> {
  const { hostname, port } = new URL(productUrl);
  return new Promise((done, fail) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 15_000 }, () =>
      socket.write(bytes),
    );
    let told = "";
    socket.on("data", (part) => (told += part.toString()));
    socket.on("close", () => done(told));
    socket.on("timeout", () => socket.destroy(new Error("No answer.")));
    socket.on("error", fail);
  });
}
