import { basename, extname } from 'node:path'
import { type Allow, allowedOrigins } from './allowed-origins.ts'
import { flightsOf, type Hosts, type Wire } from './flights.ts'
import { multipartBody } from './multipart.ts'
import type { PhoneFiles } from './phone-files.ts'
import { type AnyFunction, type Fields, recordOf } from './shapes.ts'
import type { Shell } from './shell.ts'
import { type Outcome, refuse, taskCall, textOf, textOr } from './wx-call.ts'

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT']
const FILE_TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
}

const extensionOf = (type: string | null): string =>
  Object.entries(FILE_TYPES).find(([, known]) => known === type)?.[0] ?? '.unknown'

export type Network = {
  readonly apis: Record<string, AnyFunction>
  /** The app has been in the background for too long: everything under way fails. */
  interrupt(): void
  /** Switches the connection off and on. */
  connect(connected: boolean): void
}

/** wx.request, wx.uploadFile, wx.downloadFile: real HTTP under WeChat's rules. */
export function network(
  shell: Shell,
  { allow, hosts = {} }: { allow: Allow; hosts?: Hosts },
  files: PhoneFiles,
  appId: string,
): Network {
  const flights = flightsOf(shell, allowedOrigins(allow), hosts)

  const headersOf = (options: Fields) => {
    const headers = new Headers()
    for (const [name, value] of Object.entries(recordOf(options.header))) headers.set(name, String(value))
    headers.set('referer', `https://servicewechat.com/${appId}/0/page-frame.html`)
    return headers
  }

  const request = taskCall(shell, 'request', options => {
    const { send, task } = flights.start('request', options, url => preparedRequest(url, options, headersOf(options)))
    const outcome = send().then(({ answer, text }): Outcome => {
      const isJson = textOr(options, 'dataType', 'json') === 'json'
      return { data: isJson ? parsedOrText(text) : text, ...answerFields(answer) }
    })
    return { task, outcome }
  })

  const uploadFile = taskCall(shell, 'uploadFile', options => {
    const { send, task } = flights.start('uploadFile', options, url => {
      const path = textOf(options, 'filePath')
      const bytes = files.read(path)
      if (!bytes) throw refuse(`file not found: ${path}`)
      const type = FILE_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
      const file = { field: textOf(options, 'name'), fileName: basename(path), type, bytes }
      const body = multipartBody(formFields(options.formData), file)
      const headers = headersOf(options)
      headers.set('content-type', body.contentType)
      return { url, method: 'POST', headers, body: body.bytes }
    })
    return { task, outcome: send().then(({ answer, text }): Outcome => ({ data: text, ...answerFields(answer) })) }
  })

  const downloadFile = taskCall(shell, 'downloadFile', options => {
    if (options.filePath !== undefined) shell.breakTest(new Error('wx.downloadFile: the harness knows no filePath'))
    const { send, task } = flights.start('downloadFile', options, url => ({
      url,
      method: 'GET',
      headers: headersOf(options),
    }))
    // Whatever the status, what came is a file: an app that does not look keeps the page of an error as a picture.
    const outcome = send().then(({ answer, bytes }): Outcome => {
      const tempFilePath = files.keepTemporary(bytes, extensionOf(answer.headers.get('content-type')))
      return { tempFilePath, ...answerFields(answer) }
    })
    return { task, outcome }
  })

  return {
    apis: { request, uploadFile, downloadFile },
    interrupt: () => flights.stopAll('interrupted'),
    connect(connected) {
      flights.connect(connected)
      if (!connected) flights.stopAll('network is not connected')
    },
  }
}

function preparedRequest(url: string, options: Fields, headers: Headers): Wire {
  const method = textOr(options, 'method', 'GET')
  if (!METHODS.includes(method)) throw refuse(`method is invalid: ${method}`)
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  const { data } = options
  if (data === undefined || data === null) return { url, method, headers }
  if (method === 'GET' || method === 'HEAD') {
    const query = typeof data === 'string' ? data : queryOf(data)
    const separator = url.includes('?') ? '&' : '?'
    return { url: query === '' ? url : `${url}${separator}${query}`, method, headers }
  }
  if (typeof data === 'string') return { url, method, headers, body: data }
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  return { url, method, headers, body: isForm ? queryOf(data) : JSON.stringify(data) }
}

const queryOf = (data: unknown) =>
  Object.entries(recordOf(data))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`)
    .join('&')

function formFields(data: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(recordOf(data)).map(([name, value]) => {
      if (typeof value !== 'string') throw refuse(`parameter error: formData.${name} should be String`)
      return [name, value]
    }),
  )
}

const parsedOrText = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Header names arrive capitalised, as on an iPhone: an app has to look them up in any case. */
const answerFields = (answer: Response) => ({
  statusCode: answer.status,
  header: Object.fromEntries(
    [...answer.headers].map(([name, value]) => [name.replace(/(^|-)[a-z]/g, start => start.toUpperCase()), value]),
  ),
  cookies: answer.headers.getSetCookie(),
})
