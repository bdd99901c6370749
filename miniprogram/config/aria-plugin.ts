// Puts aria attributes into the templates Taro writes for WeChat, so that role, aria-label and their kin, written once
// in a component, reach a screen reader on both platforms. Its other half is src/aria-runtime.ts.
import { ariaAttributes } from '../src/aria-attributes.ts'

type PlatformTemplate = { mergeComponents(context: unknown, patch: Record<string, Record<string, string>>): void }
type PluginContext = {
  registerMethod(method: {
    name: 'onSetupClose'
    fn(platform: { ctx: unknown; template?: PlatformTemplate }): void
  }): void
}

export default function ariaPlugin(context: PluginContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn: platform => platform.template?.mergeComponents(platform.ctx, ariaAttributes),
  })
}
