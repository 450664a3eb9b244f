/** A copy: a part of a cell would keep the whole of it, and the text around it, in memory as long as it is kept. */
export const detached = (text: string) => Buffer.from(text).toString();
