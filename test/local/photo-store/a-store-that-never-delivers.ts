// Run as a process of its own, to be killed: prints its address and never acknowledges an arrival.
import { aPhotoStore } from './a-photo-store.ts'

const store = await aPhotoStore({ directory: String(process.argv[2]), handler: () => new Promise(() => undefined) })
console.log(store.url)
