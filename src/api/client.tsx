"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { useState, type ReactNode } from "react";
import type { Api } from "./root";

const context = createTRPCContext<Api>();

/** Procedures from the browser, typed by the server's router. */
export const useApi = context.useTRPC;

/** Holds one client per page; only pages that ask from the browser load it. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 1 } } }),
  );
  const [client] = useState(() =>
    createTRPCClient<Api>({
      links: [httpBatchLink({ url: "/api/trpc", maxItems: 10, headers: { "x-kept": "1" } })],
    }),
  );
  return (
    <QueryClientProvider client={queries}>
      <context.TRPCProvider trpcClient={client} queryClient={queries}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
