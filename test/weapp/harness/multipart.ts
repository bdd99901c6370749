type FormFile = {
  readonly field: string
  readonly fileName: string
  readonly type: string
  readonly bytes: Uint8Array
}
type MultipartBody = { readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> }

let bodies = 0

/** A multipart/form-data body as WeChat sends it: every field first, in the order given, then the file. */
export function multipartBody(fields: Readonly<Record<string, string>>, file: FormFile): MultipartBody {
  bodies += 1
  const boundary = `----WeChatFormBoundary${String(bodies).padStart(8, '0')}`
  const quoted = (text: string) => text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  )
  const fileHead = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${quoted(file.field)}"; filename="${quoted(file.fileName)}"`,
    `Content-Type: ${file.type}`,
    '\r\n',
  ].join('\r\n')
  const bytes = Buffer.concat([
    Buffer.from(parts.join('') + fileHead),
    file.bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: new Uint8Array(bytes) }
}
