import { apiScorecards } from "@/api/v1";

export function GET(request: Request): Promise<Response> {
  return apiScorecards(request);
}
