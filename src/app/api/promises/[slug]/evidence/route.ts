import { receiveEvidence } from "@/api/evidence";

export async function PUT(
  request: Request,
  context: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return receiveEvidence(request, (await context.params).slug);
}
