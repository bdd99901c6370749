import { build } from 'esbuild'

export const make = build
