// Finds where code reaches for the clock, chance, timers or the environment instead of being given them.
import ts from 'typescript'

/** Names that reach out of domain/ and contract/, whether called, read or handed on. */
const outsideNames = new Set([
  'process',
  'globalThis',
  'global',
  'window',
  'self',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'localStorage',
  'console',
  'Intl',
])

/** Taro replaces these while building; anything else of the environment would be undefined on a phone. */
const builtIn = /^(TARO_ENV|NODE_ENV|TARO_APP_\w+)$/

const isMemberName = (node: ts.Identifier): boolean => {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent))
    return parent.name === node
  if (ts.isBindingElement(parent)) return parent.propertyName === node
  return ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent)
}

const pureFault = (node: ts.Node): string | undefined => {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0)
    return 'new Date() reads the clock'
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date() reads the clock'
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'Date.now') return 'Date.now reads the clock'
  if (!ts.isIdentifier(node) || isMemberName(node)) return undefined
  if (node.text === 'Math') {
    const { parent } = node
    const harmless = ts.isPropertyAccessExpression(parent) && parent.name.text !== 'random'
    return harmless ? undefined : 'Math.random is chance'
  }
  return outsideNames.has(node.text) ? `${node.text} is the outside world` : undefined
}

const environmentFault = (node: ts.Node, builtInAllowed: boolean): string | undefined => {
  if (ts.isImportDeclaration(node) && /process['"]$/.test(node.moduleSpecifier.getText())) return 'process is imported'
  if (!ts.isIdentifier(node) || node.text !== 'process' || isMemberName(node)) return undefined
  const { parent } = node
  if (!ts.isPropertyAccessExpression(parent)) return 'process is handed on whole'
  if (parent.name.text !== 'env') return undefined
  const read = parent.parent
  if (builtInAllowed && ts.isPropertyAccessExpression(read) && builtIn.test(read.name.text)) return undefined
  return 'process.env is read'
}

const faultAt = (path: string, node: ts.Node): string | undefined => {
  if (path.startsWith('domain/') || path.startsWith('contract/')) return pureFault(node)
  if (path === 'functions/runtime.ts') return undefined
  if (path.startsWith('functions/')) return environmentFault(node, false)
  return path.startsWith('miniprogram/src/') ? environmentFault(node, true) : undefined
}

/** Every place in a file, given by its path from the root, that breaks the rule of its layer: `line: what`. */
export const reachesOutside = (path: string, text: string): string[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const faults: string[] = []
  const visit = (node: ts.Node): void => {
    const fault = faultAt(path, node)
    if (fault !== undefined)
      faults.push(`${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}: ${fault}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return faults
}
