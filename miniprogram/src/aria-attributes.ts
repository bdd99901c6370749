// Taro leaves every aria attribute out of what it writes for WeChat. These are put back twice from this one list: into
// the templates when building (config/aria-plugin.ts), and into the names the phone sends its data under (aria-runtime.ts).
// Both sides number attributes by this list: one without the other would hand every attribute another one's value.

// An empty value binds the component's own property of that name.
const spoken = {
  'aria-role': 'i.role',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-live': '',
  'aria-modal': '',
  'aria-valuemin': '',
  'aria-valuemax': '',
  'aria-valuenow': '',
  'aria-valuetext': '',
}

/** Component → attribute → what it is bound to. */
export const ariaAttributes: Record<string, Record<string, string>> = {
  View: { ...spoken },
  Text: { ...spoken },
  Image: { ...spoken },
  Button: { ...spoken },
  Input: { ...spoken },
  Textarea: { ...spoken },
  ScrollView: { ...spoken },
  Canvas: { ...spoken },
}
