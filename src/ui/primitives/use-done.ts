import { useRouter } from "next/navigation";
import { showToast } from "@/ui/primitives/toast";

/** What follows when a dialog has done its work: it says so, closes, and the page is read anew. */
export function useDone(text: string, onClose: () => void): () => void {
  const router = useRouter();
  return () => {
    showToast({ text });
    onClose();
    router.refresh();
  };
}
