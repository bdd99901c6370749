// The way in for `npm start`: first whether this Node will do, in words any Node understands. One process does the rest, so
// that whoever ends it has ended everything.
import './check-node.mjs'

await import('./start.ts')
