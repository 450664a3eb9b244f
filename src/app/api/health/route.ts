import { publicCaller } from "@/api/http";

/** For load balancers and the command line: 200 while pages can be served, 503 when they cannot. */
export async function GET(): Promise<Response> {
  const health = await publicCaller().operations.health();
  return Response.json(health, { status: health.status === "down" ? 503 : 200 });
}
