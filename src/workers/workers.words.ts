/** Chinese sentences of this module's refusals; those about papers, names and phones are the accounts module's. */
export const words = {
  'no-worker': '没有找到这位零工，请核对后再查，或到市场窗口登记',
  'market-needed': '请先选离您最近的零工市场',
  'no-market': '没有这个零工市场，请重新选择',
  'trades-needed': '请至少选一个会做的工种',
  'no-occupation': '没有“{occupation}”这个工种，请从列表里选',
  'looking-too-long': '“今天找活”最多开 {hours} 小时，请选近一点的时间',
  'identity-other-name': '这个证件号码已经登记，但姓名不同，请核对证件上的姓名',
  'sensitive-consent-needed': '登记优先服务身份要本人单独同意，请先读给本人听并勾选同意',
  'priority-stated': '这个优先服务身份已经登记过，不用再填',
  'priority-over': '截止日期已经过了，请核对日期',
  'no-priority': '没有这条优先服务身份，可能已经删除，请刷新后再看',
} as const
