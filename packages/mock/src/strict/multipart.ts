/** A part of a form, its text as it came. */
export interface FormPart {
  readonly name: string;
  readonly value: string;
}

/** The parts of a body in `multipart/…` (RFC 2046, RFC 7578); none where it is not one. */
export function readMultipart(type: string, text: string): readonly FormPart[] {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return [];
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => {
      const [head = "", ...rest] = part.replace(/^\r\n/, "").split("\r\n\r\n");
      const [, name] = /^content-disposition:.*?\bname="([^"]*)"/im.exec(head) ?? [];
      if (name === undefined) return [];
      return [{ name: name.replaceAll("%22", '"'), value: rest.join("\r\n\r\n").replace(/\r\n$/, "") }];
    });
}
