// Who may import whom. Every rule has a planted violation under test/architecture/planted that must be found.

const outside = allowed => `(^|/)node_modules/(?!${allowed})`

/** The packages one layer may name: `(zod|react)/`. A type's declarations count as the package. */
const packages = (...names) => `(?:@types/)?(?:${names.join('|')})/`

const layer = (name, comment, path, to) => ({ name, comment, severity: 'error', from: { path }, to })

module.exports = {
  forbidden: [
    layer('domain-imports-only-domain', 'time, ids, chance and packages enter as arguments', '^domain/', {
      pathNot: '^domain/',
    }),
    layer('contract-imports-domain', 'the promise knows rules, not rooms', '^contract/', {
      path: '^(functions|miniprogram|local|infra)/',
    }),
    layer('contract-uses-zod-only', 'both sides carry it', '^contract/', { path: outside(packages('zod')) }),
    layer('contract-needs-no-node', 'it runs on phones', '^contract/', { dependencyTypes: ['core'] }),
    layer('functions-import-down', 'functions → contract → domain', '^functions/', {
      path: '^(miniprogram|infra)/',
    }),
    layer('functions-use-a-closed-list', 'a bundle stays small and known', '^functions/', {
      path: outside(
        packages(
          '@aws-sdk/[^/]+',
          '@middy/core',
          'aws-lambda',
          'canonicalize',
          'chinese-days',
          'csv-parse',
          'munkres',
          'node',
          'saxes',
          'sharp',
          'write-excel-file',
          'yauzl',
          'zod',
        ),
      ),
    }),
    layer('miniprogram-imports-promises', 'a phone knows rules and promises, never the server', '^miniprogram/', {
      path: '^(functions|infra)/',
    }),
    layer('miniprogram-uses-a-closed-list', 'every kilobyte is carried to a phone', '^miniprogram/src/', {
      path: outside(packages('@tarojs/[^/]+', 'qrcode-generator', 'react', 'zod')),
    }),
    layer('miniprogram-has-no-node', 'neither WeChat nor a browser has it', '^miniprogram/src/', {
      dependencyTypes: ['core'],
    }),
    layer('infra-and-local-leave-the-phone', 'they serve its built output', '^(local|infra)/', {
      path: '^miniprogram/',
    }),
    layer(
      'nothing-imports-local',
      'it is neither production nor a test',
      '^(domain|contract|functions|miniprogram|infra)/',
      {
        path: '^local/',
      },
    ),
    layer(
      'nothing-imports-test',
      'tests look in, nobody looks back',
      '^(domain|contract|functions|miniprogram|infra|local)/',
      {
        path: '^test/',
      },
    ),
    {
      name: 'no-circles',
      comment: 'read downwards; two files may know the types of each other',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      comment: 'an import that leads nowhere is checked by no rule',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.esbuild|\\.serverless)/|/planted/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
