/** Sends a file as it is and tells how much has gone (0–1). Rejects with a sentence for people. */
export function sendFile(url: string, file: File, onProgress: (share: number) => void): Promise<void> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.setRequestHeader("x-kept", "1");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => fail(new Error("The upload broke off. Try again."));
    request.onload = () =>
      request.status === 200 ? done() : fail(new Error(messageIn(request.responseText)));
    request.send(file);
  });
}

function messageIn(body: string): string {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    return typeof message === "string" ? message : "The upload broke off. Try again.";
  } catch {
    return "The upload broke off. Try again.";
  }
}
