import { sendScorecards } from "@/api/scorecards-file";

export async function GET(
  request: Request,
  context: { params: Promise<{ file: string }> },
): Promise<Response> {
  return sendScorecards(request, (await context.params).file);
}
