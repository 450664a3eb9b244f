import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { withAnswerHeaders } from "./server/answer-headers";
import { isSecure } from "./server/auth/cookies";
import { ADDRESS_HEADER, addressOf } from "./server/auth/request";
import { env } from "./server/env";
import { answering } from "./server/from-where";

const DRAIN_MS = 10_000;
const ALLOWED = new Set(["GET", "HEAD", "POST", "PUT", "OPTIONS"]);

/** Our own HTTP server before Next's handler: it owns methods, upgrades, slow clients and an orderly end. */
async function serve(): Promise<void> {
  const { HOST, PORT } = env();
  const app = next({ dev: false, hostname: HOST, port: PORT });
  await app.prepare();
  const handle = app.getRequestHandler();

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    withAnswerHeaders(response, isSecure());
    if (!ALLOWED.has(request.method ?? ""))
      return void response.writeHead(405, { allow: [...ALLOWED].join(", ") }).end();
    if (!isReadable(request.url ?? "")) return void response.writeHead(400).end();
    request.headers[ADDRESS_HEADER] = request.socket.remoteAddress ?? "";
    const get = (name: string) => request.headers[name]?.toString() ?? null;
    answering(addressOf({ get }), () => handle(request, response)).catch(() => response.destroy());
  });
  server.on("upgrade", (_request, socket) => socket.destroy());
  server.headersTimeout = 15_000;
  server.requestTimeout = 15 * 60_000; // a large upload over a slow line
  server.keepAliveTimeout = 10_000;
  server.maxHeadersCount = 100;

  server.once("error", (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === "EADDRINUSE" ? `Port ${PORT} is taken. Set PORT to another one.` : error.message,
    );
    process.exit(1);
  });
  server.listen(PORT, HOST, () => process.send?.({ ready: true }));

  const end = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), DRAIN_MS).unref();
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
}

/** Can the path be decoded? Next answers `/departments/%E0%A4%A` with a fault of its own. */
function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
