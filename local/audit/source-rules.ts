// Rules over the phone's sources, for what the built code no longer shows.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import type { Finding, Rule } from './rule.ts'

export type Source = { path: string; tree: ts.SourceFile }

export const parseSource = (path: string, text: string): Source => ({
  path,
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX),
})

/** Every TypeScript file of a folder, parsed. */
export const readSources = async (root: string, folder: string): Promise<Source[]> => {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(it => it.isFile() && /\.tsx?$/.test(it.name))
    .map(it => join(it.parentPath, it.name).slice(root.length + 1))
    .sort()
  return Promise.all(paths.map(async path => parseSource(path, await readFile(join(root, path), 'utf8'))))
}

const nodesIn = (node: ts.Node): ts.Node[] => {
  const found: ts.Node[] = [node]
  ts.forEachChild(node, child => void found.push(...nodesIn(child)))
  return found
}

const placeOf = ({ path, tree }: Source, node: ts.Node): string =>
  `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`

const hasMode = (element: ts.JsxOpeningLikeElement): boolean =>
  element.attributes.properties.some(it => ts.isJsxAttribute(it) && it.name.getText() === 'mode')

const imageMode: Rule<readonly Source[]> = {
  name: '图片比例',
  weight: 4,
  says: 'every Image says how it fits its box (mode): left alone, WeChat stretches it',
  findings: sources =>
    sources.flatMap(source =>
      nodesIn(source.tree)
        .filter(node => ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node))
        .filter(element => element.tagName.getText() === 'Image' && !hasMode(element))
        .map(element => ({ place: placeOf(source, element), what: 'an Image without mode' })),
    ),
}

const isFunctionLike = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isArrowFunction(node) ||
  ts.isFunctionExpression(node) ||
  ts.isMethodDeclaration(node)

const functionRound = (node: ts.Node): ts.FunctionLikeDeclaration | undefined => {
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) if (isFunctionLike(at)) return at
  return undefined
}

const nameOf = (made: ts.FunctionLikeDeclaration | undefined): string | undefined => {
  if (!made) return undefined
  if (made.name) return made.name.getText()
  return ts.isVariableDeclaration(made.parent) ? made.parent.name.getText() : undefined
}

const calledName = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()

const callsTo = (source: Source, names: ReadonlySet<string>): ts.CallExpression[] =>
  nodesIn(source.tree)
    .filter(node => ts.isCallExpression(node))
    .filter(call => names.has(calledName(call)))

/** Whether the tap may be over by then: something was waited for before, in the same function or by `then`. */
const comesLate = (call: ts.CallExpression): boolean => {
  const around = functionRound(call)
  if (!around) return false
  const waits = nodesIn(around).some(
    node =>
      ts.isAwaitExpression(node) &&
      node.pos < call.pos &&
      functionRound(node) === around &&
      !nodesIn(node).includes(call),
  )
  const parent = around.parent
  const isAfterwards = ts.isCallExpression(parent) && /^(then|catch|finally|setTimeout)$/.test(calledName(parent))
  return waits || isAfterwards
}

const mostTemplates = 3

const tooMany = (call: ts.CallExpression): boolean =>
  nodesIn(call).some(node => ts.isArrayLiteralExpression(node) && node.elements.length > mostTemplates)

const asksForMessages = 'requestSubscribeMessage'

/** The interface itself, and our own function round it. */
const askers = (sources: readonly Source[]): ReadonlySet<string> => {
  const direct = new Set([asksForMessages])
  const round = sources.flatMap(source => callsTo(source, direct).map(call => nameOf(functionRound(call))))
  return new Set([asksForMessages, ...round.filter(name => name !== undefined)])
}

const subscribeInTap: Rule<readonly Source[]> = {
  name: '订阅消息只在点击时请求',
  weight: 0,
  says: `messages are asked for before anything is waited for, at most ${mostTemplates} templates at once`,
  findings(sources) {
    const names = askers(sources)
    return sources.flatMap(source =>
      callsTo(source, names).flatMap((call): Finding[] => [
        ...(comesLate(call)
          ? [{ place: placeOf(source, call), what: `${calledName(call)} after the tap is over` }]
          : []),
        ...(tooMany(call) ? [{ place: placeOf(source, call), what: `more than ${mostTemplates} templates` }] : []),
      ]),
    )
  },
}

export const sourceRules: readonly Rule<readonly Source[]>[] = [imageMode, subscribeInTap]
