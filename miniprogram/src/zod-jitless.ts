// WeChat forbids new Function. zod compiles its parsers with it unless told not to, so this runs before any schema does.
import * as z from 'zod/mini'

z.config({ jitless: true })
