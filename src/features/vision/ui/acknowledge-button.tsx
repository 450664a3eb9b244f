"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { showToast } from "@/ui/primitives/toast";

type Props = { number: number; department: { id: number; name: string } };

/** A head's word for a department that the vision was read. */
export function AcknowledgeButton({ number, department }: Props) {
  const api = useApi();
  const router = useRouter();
  const acknowledge = useMutation(
    api.vision.acknowledge.mutationOptions({
      onSuccess: () => {
        showToast({ text: `Acknowledged for ${department.name}.` });
        router.refresh();
      },
      onError: ({ message }) => {
        showToast({ text: message });
      },
    }),
  );
  return (
    <Button
      disabled={acknowledge.isPending}
      onClick={() => {
        acknowledge.mutate({ number, departmentId: department.id });
      }}
    >
      Acknowledge for {department.name}
    </Button>
  );
}
