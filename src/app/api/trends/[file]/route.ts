import { sendTrendsFile } from "@/api/trends-file";

export async function GET(
  request: Request,
  context: { params: Promise<{ file: string }> },
): Promise<Response> {
  return sendTrendsFile(request, (await context.params).file);
}
