import 'paywicket/element'
