"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "@/api/client";
import type { AccountPage } from "../schema";

/** One's own account as it is now, and how to read it again after a change. */
export function useAccount(initial: AccountPage): { account: AccountPage; reload: () => Promise<void> } {
  const api = useApi();
  const queries = useQueryClient();
  const { data } = useQuery({ ...api.account.page.queryOptions(), initialData: initial });
  return { account: data, reload: () => queries.invalidateQueries(api.account.page.queryFilter()) };
}
