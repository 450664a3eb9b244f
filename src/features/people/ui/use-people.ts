"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "@/api/client";
import { showToast } from "@/ui/primitives/toast";
import type { PeoplePage } from "../schema";

/** Everybody as they are now, read again after each change. */
export function usePeople(initial: PeoplePage): PeoplePage {
  const api = useApi();
  return useQuery({ ...api.people.page.queryOptions(), initialData: initial }).data;
}

/** What follows every change on this page: a refusal is said, and the page is read again. */
export function useAfterChange() {
  const api = useApi();
  const queries = useQueryClient();
  return {
    onError: ({ message }: { message: string }) => showToast({ text: message }),
    onSettled: () => queries.invalidateQueries(api.people.page.queryFilter()),
  };
}
